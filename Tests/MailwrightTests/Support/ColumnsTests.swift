import Testing

@testable import mailwright

@Suite struct ColumnsTests {
    @Test func `columns are as wide as their widest cell`() {
        #expect(
            Columns.lines([["a", "bb", "c"], ["aaaa", "b", ""], ["grüße", "", "c"]])
                == ["a      bb  c", "aaaa   b", "grüße      c"])
    }

    @Test func `nothing is nothing`() {
        #expect(Columns.lines([]).isEmpty)
        #expect(Columns.lines([["alone"]]) == ["alone"])
    }
}

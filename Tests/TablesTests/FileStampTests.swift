import Testing

@testable import Tables

@Suite struct FileStampTests {
    @Test func `a file that is left alone keeps its stamp`() {
        let file = TemporaryFile("a")
        #expect(FileStamp(of: file.path) != nil)
        #expect(FileStamp(of: file.path) == FileStamp(of: file.path))
    }

    @Test func `every write changes it, also to the same size`() {
        let file = TemporaryFile("a")
        let before = FileStamp(of: file.path)
        file.write("b")
        #expect(FileStamp(of: file.path) != before)
    }

    @Test func `a file that is not there has none`() {
        #expect(FileStamp(of: "/nonexistent") == nil)
    }
}

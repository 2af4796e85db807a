import Testing

@testable import Sieve

@Suite struct ArgumentMemoryTests {
    private let text: ScriptText

    init() {
        var parser = Parser(Array("x \"a\" [\"b\", \"c\"];".utf8), limits: .default)
        parser.parse()
        text = ScriptText(parser.tree)
    }

    private func number(_ value: ArgumentValue) -> UInt64? {
        guard case .number(let number) = value else { return nil }
        return number
    }

    @Test func `memory is empty when it is taken again`() {
        var memory = ArgumentMemory(for: text)
        let first = memory.take()
        first.pointee.append(.number(1))
        first.pointee.append(.number(2))
        first.pointee.changing.append(StringList([]))
        #expect(number(first.value(1)) == 2)
        memory.giveBack()
        let second = memory.take()
        #expect(second == first)
        #expect(number(second.value(0)) == nil)
        #expect(second.pointee.changing.isEmpty)
        second.pointee.append(.number(3))
        #expect(number(second.value(0)) == 3)
        #expect(number(second.value(1)) == nil)
    }

    @Test func `nested arguments do not meet`() {
        var memory = ArgumentMemory(for: text)
        let outer = memory.take()
        outer.pointee.append(.number(1))
        let inner = memory.take()
        inner.pointee.append(.number(2))
        memory.giveBack()
        #expect(number(outer.value(0)) == 1)
        #expect(memory.take() == inner)
    }

    @Test func `strings are made of the script`() {
        var memory = ArgumentMemory(for: text)
        let storage = memory.take()
        let template = StringTemplate(parts: [LiteralPart([0x78])], at: 0)
        storage.pointee.changing.append(StringList([template, template]))
        #expect(storage.strings(.literals(0..<2)).map(\.constant) == [[0x62], [0x63]])
        #expect(storage.strings(.literal(text[1])).map(\.constant) == [[0x63]])
        #expect(storage.strings(.changing(0)).map(\.constant) == [nil, nil])
        #expect(storage.strings(.number(1)).isEmpty)
        #expect(storage.strings(.none).isEmpty)
    }
}

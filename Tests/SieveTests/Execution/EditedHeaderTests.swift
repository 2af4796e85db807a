import Mail
import Outcomes
import Sieve
import Testing

/// The hooks that editheader (RFC 5293) and its like need, used from outside.
@Suite struct EditedHeaderTests {
    private static let editing = SieveExtension(
        "editing", specification: "test",
        commands: [
            CommandDefinition("mark", Signature([Parameter("value", .string)])) { arguments, _ in
                Mark(value: arguments.string(0))
            }
        ])

    private struct Mark: CompiledCommand {
        let value: StringTemplate

        func execute(in run: inout Run) throws(RunFailure) -> Flow {
            let text = try value.value(in: &run)
            let field = HeaderField(name: Array("X-Mark".utf8), rawValue: [0x20] + text)
            run.message.header.fields.insert(field, at: 0)
            return .next
        }
    }

    private struct Recorder: SieveActionPerformer {
        var headers: [String] = []

        mutating func store(_ request: StoreRequest) throws(LookupFailure) {
            headers.append(
                request.header.map { String(decoding: $0.serialized(), as: UTF8.self) } ?? "-")
        }

        mutating func send(_ mail: OutgoingMail) throws(LookupFailure) {
            switch mail.content {
            case .original: headers.append("original")
            case .edited(let edition):
                headers.append(String(decoding: try edition.source.bytes(), as: UTF8.self))
            case .message: headers.append("new")
            }
        }
    }

    private let message = MessageInMemory(Array("A: b\n\nbody\n".utf8))

    private func perform(_ text: String) throws -> [String] {
        let script = try compile(
            "require [\"editing\", \"fileinto\", \"copy\"];" + text,
            extensions: SieveExtension.all + [Self.editing])
        let result = script.run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
        var recorder = Recorder()
        for action in result.actions { try action.perform(on: &recorder) }
        return recorder.headers
    }

    @Test func `tests see the edited header`() throws {
        let script = #"mark "x"; if header "x-mark" "x" { fileinto "a"; }"#
        #expect(try perform(script) == ["X-Mark: x\nA: b\n\n"])
    }

    @Test func `each action has the header as it was when it was taken`() throws {
        let script = #"fileinto :copy "a"; mark "1"; fileinto :copy "b"; mark "2";"#
        #expect(
            try perform(script)
                == ["-", "X-Mark: 1\nA: b\n\n", "X-Mark: 2\nX-Mark: 1\nA: b\n\n"])
    }

    @Test func `a redirect sends the edited message`() throws {
        #expect(try perform(#"redirect "a@b.example";"#) == ["original"])
        #expect(
            try perform(#"mark "x"; redirect "a@b.example";"#) == ["X-Mark: x\nA: b\n\nbody\n"])
    }
}

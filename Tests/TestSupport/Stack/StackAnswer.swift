internal import Foundation

/// The answer of examples/quickstart --stack to a command.
struct StackAnswer: Decodable {
    let ok: String?
    let error: String?

    static func decode(_ line: String) throws -> StackAnswer {
        try JSONDecoder().decode(StackAnswer.self, from: Data(line.utf8))
    }
}

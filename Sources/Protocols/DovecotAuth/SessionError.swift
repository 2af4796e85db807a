extension DovecotAuth {
    /// Why the server ends a connection; the text is for the log and repeats no data of the peer.
    public enum SessionError: Error, Equatable, Sendable, CustomStringConvertible {
        /// A line longer than ``DovecotAuth/maximumLineLength``.
        case lineTooLong

        /// The first line was not `VERSION` with major version 1.
        case unsupportedVersion

        /// A command that lacks a field or whose number is not one.
        case malformed(command: String)

        /// A number that is in use by an unanswered request.
        case duplicateRequest(UInt32)

        /// More than ``DovecotAuth/maximumRequests`` requests wait for their answers.
        case tooManyRequests

        /// The answer is unknown for now, and this client takes every FAIL for a wrong password.
        case answerUnavailable

        /// A line for the log.
        public var description: String {
            switch self {
            case .lineTooLong: "a line is longer than \(DovecotAuth.maximumLineLength) bytes"
            case .unsupportedVersion: "the client does not begin with VERSION 1"
            case .malformed(let command): "malformed \(command) command"
            case .duplicateRequest(let id): "request \(id) is asked twice"
            case .tooManyRequests:
                "more than \(DovecotAuth.maximumRequests) requests wait for their answers"
            case .answerUnavailable: "no answer for now, and the client knows only wrong or right"
            }
        }
    }
}

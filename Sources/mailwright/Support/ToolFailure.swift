import Accounts
import Outcomes

/// Why a command of the tool did not do what it was asked to.
enum ToolFailure: Error, Equatable, CustomStringConvertible {
    /// The command was refused, or failed for now: exit status 1.
    case refused(String)

    /// The settings or the system must be changed first: exit status 2.
    case configuration(String)

    /// Makes the tool's failure from one of the modules' failures.
    init(_ error: any Error) {
        switch error {
        case let failure as ToolFailure: self = failure
        case let failure as AccountChangeFailure: self.init(failure)
        case let failure as LookupFailure: self.init(failure)
        default: self = .refused("\(error)")
        }
    }

    private init(_ failure: AccountChangeFailure) {
        switch failure {
        case .refused(let line): self = .refused(line)
        case .failed(let failure): self.init(failure)
        }
    }

    private init(_ failure: LookupFailure) {
        switch failure {
        case .temporary(let reason): self = .refused(reason)
        case .configuration(let reason): self = .configuration(reason)
        }
    }

    /// The exit status of the tool.
    var status: Int32 {
        switch self {
        case .refused: 1
        case .configuration: 2
        }
    }

    /// What is wrong and what to do: a line, or a line for each mistake in a file.
    var description: String {
        switch self {
        case .refused(let text), .configuration(let text): text
        }
    }
}

import Delivery
import Outcomes

/// How the program ends, in the words of pipe(8): the one place that maps outcomes (sysexits.h).
enum Outcome: Equatable {
    case delivered
    case unknownUser
    /// The user's script refuses the mail, in these words.
    case refused(String)
    case failed(LookupFailure)

    /// 0, EX_NOUSER, EX_NOPERM or EX_TEMPFAIL.
    var exitStatus: Int32 {
        switch self {
        case .delivered: 0
        case .unknownUser: 67
        case .refused: 77
        case .failed: 75
        }
    }

    /// The line for standard output; pipe(8) takes the enhanced status code at its beginning.
    var statusLine: String? {
        switch self {
        case .delivered: nil
        case .unknownUser: "5.1.1 unknown user"
        case .refused(let reason): "5.7.1 \(LogLine(reason).text)"
        case .failed(.temporary(let reason)): "4.3.0 \(LogLine(reason).text)"
        case .failed(.configuration(let reason)): "4.3.5 \(LogLine(reason).text)"
        }
    }
}

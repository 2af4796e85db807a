internal import Outcomes

/// Text that is fit for one line of a log, whatever strangers wrote into it.
///
/// Control characters become `?`; what is longer than the limit is cut.
public struct LogLine {
    /// The longest line: what syslog daemons take without cutting themselves.
    public static let limit = 1000

    /// The text of the line, without a line end.
    public let text: String

    /// Takes any text.
    public init(_ text: String) {
        var line = String(text.unicodeScalars.prefix(Self.limit)).printable
        if text.unicodeScalars.count > Self.limit { line += "..." }
        self.text = line
    }
}

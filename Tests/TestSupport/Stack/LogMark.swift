/// A place in a log: what was logged since is what a test looks at.
public struct LogMark: Sendable {
    /// The log file.
    public let path: String
    private let offset: Int

    /// Marks the end of a log as it is now.
    public init(_ path: String) {
        self.path = path
        offset = Files.size(path)
    }

    /// Everything that was logged since.
    public var text: String {
        Files.text(path, from: offset) ?? ""
    }

    /// The lines that were logged since and hold all these words.
    public func lines(with words: String...) -> [String] {
        lines(withAll: words)
    }

    /// Waits for a line that holds all these words, and gives it.
    public func wait(for words: String..., within limit: Duration = .seconds(20)) throws -> String {
        try TestSupport.wait(
            for: "a line with \(words) in \(path), which got:\n\(text)", within: limit
        ) {
            lines(withAll: words).first
        }
    }

    private func lines(withAll words: [String]) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            words.allSatisfy { line.contains($0) }
        }
    }
}

extension Stack {
    /// Marks the end of a log: postfix, dovecot, mailwrightd or mailwright-lda.
    public func mark(_ program: String) throws -> LogMark {
        guard let path = site.logs[program] else {
            throw Conversation.Failure("the stack has no log of \(program)")
        }
        return LogMark(path)
    }
}

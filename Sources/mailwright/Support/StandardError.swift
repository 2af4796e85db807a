import Glibc

/// The place for what is not the answer of a command.
enum StandardError {
    /// Writes a line.
    static func write(_ line: String) {
        emit(line + "\n")
    }

    /// Writes without a line end, as for a question.
    static func prompt(_ text: String) {
        emit(text)
    }

    private static func emit(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
            // Nobody reads it: there is no other place to say so.
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

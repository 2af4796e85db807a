import Glibc
import Outcomes

/// What a command was asked for, on standard output.
enum Answer {
    /// Prints a line; control characters in it, such as those of a hostile name, are made visible.
    static func line(_ text: String) {
        print(text.printable)
    }

    /// Prints lines as they are, but for control characters, which come from messages; tabs stay.
    static func lines(_ text: String) {
        print(shown(text), terminator: "")
    }

    /// The lines with their control characters made visible.
    static func shown(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false)
                .map { String($0).printable }.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    /// Asks a question that is answered with yes or no; anything but a yes is a no.
    static func isConfirmed(_ question: String) -> Bool {
        StandardError.prompt("\(question) [y/N] ")
        guard let line = readLine() else {
            StandardError.write("")
            return false
        }
        return ["y", "yes"].contains(line.lowercased())
    }
}

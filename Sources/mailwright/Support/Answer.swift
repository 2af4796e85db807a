import Glibc
import Outcomes

/// What a command was asked for, on standard output.
enum Answer {
    /// Prints a line; control characters in it, such as those of a hostile name, are made visible.
    static func line(_ text: String) {
        print(text.printable)
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

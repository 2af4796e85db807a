import Glibc

/// What a command was asked for, on standard output.
enum Answer {
    /// Prints a line; control characters in it, such as those of a hostile name, are made visible.
    static func line(_ text: String) {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            shown.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "?" : scalar)
        }
        print(String(shown))
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

import TestSupport
import Testing

/// Postfix reads every piece as it is shipped.
@Suite struct PostfixPiecesTests {
    private static let folder = "\(Stack.repository)/postfix"
    private static let pieces = Files.list(folder).filter { $0.hasSuffix(".cf") }

    /// A configuration directory of the pieces, some more lines, and Debian's master.cf.
    private func configuration(
        _ directory: TemporaryDirectory, main: [String], more: String = ""
    ) throws -> String {
        let text = try (main + Self.pieces.filter { $0.hasPrefix("master-") }).map { name in
            (name, try #require(Files.text("\(Self.folder)/\(name)")))
        }
        let stock = try #require(Files.text("/usr/share/postfix/master.cf.dist"))
        let mainText = text.filter { $0.0.hasPrefix("main-") }.map(\.1).joined(separator: "\n")
        let masterText = text.filter { $0.0.hasPrefix("master-") }.map(\.1).joined(separator: "\n")
        try directory.write("main.cf", "compatibility_level = 3.6\n\(mainText)\n\(more)\n")
        // The submission pieces take the place of lines that Debian has commented out.
        let services = stock.split(separator: "\n").filter { !$0.hasPrefix("smtp      inet") }
        try directory.write("master.cf", services.joined(separator: "\n") + "\n" + masterText)
        return directory.path
    }

    private func warnings(_ configuration: String) throws -> String {
        let postconf = Program("/usr/sbin/postconf")
        return try [["-n"], ["-M"], ["-P"]].map { arguments in
            let outcome = try postconf.run(["-c", configuration] + arguments)
            #expect(outcome.status == 0)
            #expect(!outcome.output.isEmpty)
            return outcome.errors
        }.joined()
    }

    @Test(arguments: pieces.filter { $0.hasPrefix("main-") })
    func `each piece of the main configuration is read without a warning`(piece: String) throws {
        // The lists of users' restrictions stand in one piece and are used in another.
        let lists = "main-submission.cf"
        let directory = try TemporaryDirectory()
        let path = try configuration(directory, main: piece == lists ? [lists] : [piece, lists])
        #expect(try warnings(path) == "")
    }

    @Test func `all the pieces and the site of cacert are read without a warning`() throws {
        let site = try #require(Files.text("\(Stack.repository)/examples/cacert/main.cf"))
        let directory = try TemporaryDirectory()
        let path = try configuration(
            directory, main: Self.pieces.filter { $0.hasPrefix("main-") }, more: site)
        #expect(try warnings(path) == "")
        let output = try Program("/usr/sbin/postconf").run(["-c", path, "-n"]).output
        #expect(output.contains("myhostname = email.cacert.org\n"))
        #expect(
            output.contains(
                "virtual_alias_maps = socketmap:unix:mailwright/lookup:virtual-aliases\n"))
    }

    @Test func `every file of the folder is a piece`() {
        #expect(Self.pieces.count >= 8)
        #expect(Files.list(Self.folder) == Self.pieces)
        for piece in Self.pieces {
            #expect(piece.hasPrefix("main-") || piece.hasPrefix("master-"), "\(piece)")
        }
    }

    @Test func `postfix checks the running instance without a warning`() throws {
        let stack = try Stack.shared()
        let check = try stack.postfix("postfix", "check")
        #expect(check.status == 0)
        #expect(check.errors == "")
        for option in ["-n", "-M", "-P"] {
            #expect(try stack.postfix("postconf", option).errors == "")
        }
    }
}

import TestSupport
import Testing

/// What `mailwright sieve` prints, and how it ends.
@Suite struct SieveCommandTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write(
            "good.sieve",
            """
            require ["fileinto", "mailbox", "imap4flags", "copy"];
            fileinto :create :flags "\\\\Seen" "Lists";
            redirect :copy "ops@example.net";

            """)
        try folder.write(
            "bad.sieve",
            """
            require "fileinto";
            # sorts the lists
            fileinot "Archive";
            if header :contains "Subject" "x" { discard }

            """)
        try folder.write("fails.sieve", "require \"variables\";\nredirect \"${x}\";\n")
        try folder.write(
            "message.eml",
            "Return-Path: <carol@sender.test>\nSubject: hello\n\nHello.\n")
    }

    /// Runs the tool; a word with a dot is a file of the folder.
    private func sieve(_ words: String..., input: String = "") throws -> Program.Outcome {
        let arguments = words.map { $0.contains(".") ? folder.path($0) : $0 }
        return try Program("\(Stack.programs)/mailwright").run(["sieve"] + arguments, input: input)
    }

    /// The errors of bad.sieve as the tool shows them.
    private var errors: String {
        let bad = folder.path("bad.sieve")
        return """
            \(bad):3:1: there is no command 'fileinot'
                fileinot "Archive";
                ^
                did you mean 'fileinto'?
            \(bad):4:44: ';' is missing after the command 'discard'
                if header :contains "Subject" "x" { discard }
                                                           ^
                add it here

            """
    }

    @Test func `check shows each error with line, column, mark and hint`() throws {
        let outcome = try sieve("check", "bad.sieve")
        #expect(outcome.status == 1)
        #expect(outcome.errors == errors)
        #expect(outcome.output.isEmpty)
    }

    @Test func `check says nothing about a correct script`() throws {
        let outcome = try sieve("check", "good.sieve")
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.isEmpty)
    }

    @Test func `check goes through all scripts, of which one is not there`() throws {
        let outcome = try sieve("check", "none.sieve", "good.sieve", "bad.sieve")
        #expect(outcome.status == 1)
        let missing = "mailwright: \(folder.path("none.sieve")): there is no such file\n"
        #expect(outcome.errors == missing + errors)
    }

    @Test func `run tells the actions in words`() throws {
        let outcome = try sieve("run", "good.sieve", "message.eml")
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(
            outcome.output == """
                store the message in Lists
                    create the mailbox if it does not exist
                    set the flags \\Seen
                redirect the message to ops@example.net
                    this leaves the implicit keep as it is

                """)
    }

    @Test func `run tells the actions as one line of JSON`() throws {
        let outcome = try sieve("run", "--json", "good.sieve", "message.eml")
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(
            outcome.output
                == #"{"actions":[{"a":"store","mailbox":"Lists","create":true,"flags":["\\Seen"]},"#
                + #"{"a":"redirect","to":"ops@example.net","copy":true}],"implicit_keep":null}"#
                + "\n")
    }

    @Test func `run takes the message from standard input and its envelope`() throws {
        try folder.write(
            "sender.sieve",
            "require \"envelope\";\nif envelope \"from\" \"carol@sender.test\" { discard; }\n")
        let message = try #require(folder.text("message.eml"))
        let outcome = try sieve("run", "sender.sieve", "-", input: message)
        #expect(outcome.status == 0)
        #expect(outcome.output == "discard the message\n")
        let other = try sieve("run", "--from", "<>", "sender.sieve", "-", input: message)
        #expect(other.output.hasPrefix("store the message in INBOX\n"))
    }

    @Test func `a script that fails on the message is told in words and in JSON`() throws {
        let place = "\(folder.path("fails.sieve")):2:10: "
        let words = try sieve("run", "fails.sieve", "message.eml")
        #expect(words.status == 1)
        #expect(
            words.output == """
                the script failed, so the message is kept: \(place)"" is no address; \
                write it as in "user@example.org"
                store the message in INBOX
                    because no action says otherwise (implicit keep)

                """)
        let json = try sieve("run", "--json", "fails.sieve", "message.eml")
        #expect(json.status == 1)
        #expect(
            json.output
                == #"{"actions":[],"implicit_keep":{"a":"store","mailbox":"INBOX"},"failure":""#
                + place + #"\"\" is no address; write it as in \"user@example.org\""}"# + "\n")
    }

    @Test(arguments: [["run"], ["run", "--json"]])
    func `a script with errors does not run and shows them`(words: [String]) throws {
        let outcome = try Program("\(Stack.programs)/mailwright").run(
            ["sieve"] + words + [folder.path("bad.sieve"), folder.path("message.eml")])
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors == "mailwright: \(errors)")
    }

    @Test func `a message that is not there is one line`() throws {
        let outcome = try sieve("run", "good.sieve", "none.eml")
        #expect(outcome.status == 1)
        #expect(outcome.errors == "mailwright: \(folder.path("none.eml")): there is no such file\n")
    }

    @Test(arguments: [["check"], ["run"], ["run", "x"], ["run", "--xml", "a", "b"], ["walk"]])
    func `a wrong command line ends with 64`(words: [String]) throws {
        let outcome = try Program("\(Stack.programs)/mailwright").run(["sieve"] + words)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("Error: "))
    }
}

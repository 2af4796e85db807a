import Testing

@testable import mailwright_lda

@Suite struct OptionsTests {
    private func parse(_ arguments: String...) throws -> Options {
        try Options(parsing: arguments.map { Array($0.utf8) })
    }

    @Test func `all of dovecot-lda's options are read`() throws {
        let options = try parse(
            "-d", "u", "-f", "s@x", "-a", "o@x", "-r", "r@x", "-m", "Box", "-e", "-o", "home=/h")
        #expect(options.user == Array("u".utf8))
        #expect(options.envelopeSender == Array("s@x".utf8))
        #expect(options.originalRecipient == Array("o@x".utf8))
        #expect(options.finalRecipient == Array("r@x".utf8))
        #expect(options.mailbox == Array("Box".utf8))
        #expect(options.settings.home == "/h")
        #expect(options.refusesByStatus)
    }

    @Test func `values may be joined, empty or begin with a hyphen`() throws {
        #expect(try parse("-du").user == Array("u".utf8))
        #expect(try parse("-edu").user == Array("u".utf8))
        #expect(try parse("-f", "").envelopeSender == [])
        #expect(try parse("-f", "-x").envelopeSender == Array("-x".utf8))
        #expect(try parse("-d", "u", "--").user == Array("u".utf8))
        #expect(try parse().user == nil)
        #expect(try !parse().refusesByStatus)
    }

    @Test(arguments: [
        (["-x"], "-x"), (["-d"], "-d needs a value"),
        (["-d", ""], "-d needs a name"), (["u"], "unexpected argument u"),
        (["-"], "-"),
        (["--help"], "unknown option --"), (["-e", "-q"], "-q"),
    ])
    func `others are refused by name`(arguments: [String], part: String) {
        let error = #expect(throws: UsageError.self) {
            try Options(parsing: arguments.map { Array($0.utf8) })
        }
        #expect(error?.description.contains(part) == true)
    }
}

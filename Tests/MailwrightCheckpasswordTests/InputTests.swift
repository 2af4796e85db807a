import Testing

/// What may go wrong before the service is asked; there is none in these tests.
@Suite struct InputTests {
    private func run(_ input: String, _ environment: [String: String] = [:]) throws
        -> Program.Result
    {
        try Program(input, environment).run()
    }

    @Test(arguments: [
        (String(repeating: "x", count: 600) + "\0sesame\0\0", 1, 3),
        ("Bob\0" + String(repeating: "sesame", count: 100) + "\0\0", 1, 3),
        ("\0sesame\0\0", 1, 3), ("", 111, 111), ("Bob", 111, 111), ("Bob\0sesame", 111, 111),
        ("Bob\0sesame\0", 111, 111),
    ])
    func `bad input exits with one line that does not repeat it`(
        input: String, login: Int32, lookup: Int32
    ) throws {
        for (environment, code) in [([:], login), (["AUTHORIZED": "1"], lookup)] {
            let result = try run(input, environment)
            #expect(result.exitCode == code)
            #expect(result.output.isEmpty)
            #expect(result.errors.count == 1)
            #expect(result.errors.first?.contains("sesame") == false)
            #expect(result.errors.first?.contains("xxx") == false)
        }
    }

    @Test func `input that never ends is given up with 111`() throws {
        var program = Program("")
        program.input = nil
        #expect(
            try program.run()
                == .init(
                    exitCode: 111, output: [],
                    errors: ["mailwright-checkpassword: no answer in time"]))
    }

    @Test(arguments: [
        [], ["--socket"], ["--socket", "/x"], ["--socket="], ["-x", "/usr/bin/env"], ["--"], [""],
    ])
    func `wrong arguments exit with 111 and the usage, also in a lookup`(
        arguments: [String]
    ) throws {
        for environment in [[:], ["AUTHORIZED": "1"]] {
            var program = Program("Bob\0sesame\0\0", environment)
            program.arguments = arguments
            #expect(
                try program.run()
                    == .init(
                        exitCode: 111, output: [],
                        errors: [
                            "mailwright-checkpassword: usage: "
                                + "mailwright-checkpassword [--socket PATH] PROGRAM [ARGUMENT...]"
                        ]))
        }
    }

    @Test(arguments: [[:], ["AUTHORIZED": "1"]])
    func `without descriptor 3 it exits with 111 and says so`(environment: [String: String]) throws
    {
        var program = Program("", environment)
        program.hasInput = false
        #expect(
            try program.run()
                == .init(
                    exitCode: 111, output: [],
                    errors: [
                        "mailwright-checkpassword: descriptor 3 cannot be read; "
                            + "only Dovecot can call this program"
                    ]))
    }
}

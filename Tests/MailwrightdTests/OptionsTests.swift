import Testing

@testable import mailwrightd

@Suite struct OptionsTests {
    private func parse(_ line: String, environment: String? = nil) -> Options? {
        try? Options(line.split(separator: " ").map(String.init), environment: environment)
    }

    @Test func `nothing said means the default settings and all services`() {
        let options = parse("")
        #expect(options?.settings == "/etc/mailwright/mailwright.yaml")
        #expect(options?.only.isEmpty == true)
        #expect(options?.isCheck == false)
    }

    @Test func `the option goes before the environment, which goes before the default`() {
        #expect(parse("", environment: "/env")?.settings == "/env")
        #expect(parse("--settings /opt", environment: "/env")?.settings == "/opt")
    }

    @Test func `services are collected`() {
        #expect(parse("--service auth --service lookup")?.only == ["auth", "lookup"])
        #expect(parse("--check --service auth")?.isCheck == true)
    }

    @Test func `the version may be asked for`() {
        #expect(parse("--version")?.isVersion == true)
        #expect(parse("--check")?.isVersion == false)
    }

    @Test(arguments: ["--settings", "--service", "x", "--help", "--check x"])
    func `a wrong command line is answered with the usage`(line: String) {
        #expect(throws: Options.Mistake(text: Options.usage)) {
            try Options(line.split(separator: " ").map(String.init), environment: nil)
        }
    }

    @Test func `an unknown service is answered with the known ones in one line`() {
        let line = "mailwrightd: there is no service \"smtp\"; it may be lookup or auth"
        #expect(throws: Options.Mistake(text: line)) {
            try Options(["--service", "smtp"], environment: nil)
        }
    }

    @Test func `the usage names every option, service and signal`() {
        let words = [
            "--settings", "--service", "--check", "--version", "HUP", "TERM", "INT", "64", "78",
        ]
        for word in words + Options.services {
            #expect(Options.usage.contains(word), "\(word)")
        }
    }
}

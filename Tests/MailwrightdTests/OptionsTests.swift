import Testing

@testable import mailwrightd

@Suite struct OptionsTests {
    private func parse(_ line: String, environment: String? = nil) -> Options? {
        Options(line.split(separator: " ").map(String.init), environment: environment)
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

    @Test(arguments: ["--settings", "--service", "--service smtp", "x", "--help", "--check x"])
    func `a wrong command line is none`(line: String) {
        #expect(parse(line) == nil)
    }

    @Test func `the usage names every option, service and signal`() {
        let words = ["--settings", "--service", "--check", "HUP", "TERM", "INT", "64", "78"]
        for word in words + Options.services {
            #expect(Options.usage.contains(word), "\(word)")
        }
    }
}

// spec-bosch-sieve-dovecot-environment: the items "vnd.dovecot.default-mailbox",
// "vnd.dovecot.username" and "vnd.dovecot.config.*" of the test "environment", and all items as
// variables, ${env.vnd.dovecot.username}.
// Complete. It brings the test "environment" with it. The items of config are settings; all others
// are the host's.

internal import Mail

extension SieveExtension {
    /// Gives the environment as variables.
    static let vndDovecotEnvironment = SieveExtension(
        "vnd.dovecot.environment", specification: "spec-bosch-sieve-dovecot-environment",
        tests: [.environment],
        namespaces: [
            VariableNamespace("env") { name, _, _ in EnvironmentVariable(name: name) }
        ], settings: EnvironmentSettings.self)
}

private struct EnvironmentVariable: StringPart {
    private let name: String
    private let nameWithHyphens: String

    init(name: [UInt8]) {
        self.name = String(decoding: name, as: UTF8.self)
        let hyphens = name.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
        nameWithHyphens = String(decoding: hyphens, as: UTF8.self)
    }

    /// No variable has a hyphen in its name, but the names of settings have underscores.
    func append(to result: inout [UInt8], in run: borrowing Run) {
        result += run.environmentItem(nameWithHyphens) ?? run.environmentItem(name) ?? []
    }
}

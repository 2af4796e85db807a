extension Stack {
    /// Runs a program of the machine, or one of ours by its absolute path.
    public func run(
        _ program: String, _ arguments: [String], input: String = "",
        environment: [String: String] = [:]
    ) throws -> Program.Outcome {
        try Program(program).run(arguments, input: input, environment: environment)
    }

    /// Runs the admin's tool on this site.
    public func tool(_ arguments: String..., input: String = "") throws -> Program.Outcome {
        try run(
            "\(site.programs)/mailwright", arguments, input: input,
            environment: ["MAILWRIGHT_SETTINGS": site.settings])
    }

    /// Runs doveadm(1) on this Dovecot.
    public func doveadm(_ arguments: String...) throws -> Program.Outcome {
        try run("doveadm", ["-c", site.dovecot.configuration] + arguments)
    }

    /// Runs postqueue(1), postcat(1), postconf(1), postsuper(1), … on this Postfix.
    public func postfix(_ program: String, _ arguments: String...) throws -> Program.Outcome {
        try run("/usr/sbin/\(program)", ["-c", site.postfix.configuration] + arguments)
    }

    /// Asks a map with postmap(1), as Postfix asks it.
    public func postmap(_ map: String, _ key: String) throws -> Program.Outcome {
        try postfix("postmap", "-q", key, "socketmap:unix:\(site.sockets.lookup):\(map)")
    }

    /// Executes SQL on the accounts with sqlite3(1), as an admin would.
    public func sql(_ statements: String) throws -> Program.Outcome {
        try run("sqlite3", ["-bail", "\(site.root)/lib/accounts.sqlite"], input: statements)
    }
}

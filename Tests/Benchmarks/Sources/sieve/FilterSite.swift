import Glibc
import Measuring

/// A Maildir of equal messages, the scripts, and a configuration for sieve-filter(1).
struct FilterSite {
    private let home: String

    init(home: String, messages: Int, _ workload: Workload) {
        self.home = home
        for folder in ["", "/Maildir", "/Maildir/cur", "/Maildir/new", "/Maildir/tmp"] {
            mkdir(home + folder, 0o700)
        }
        for number in 0..<messages {
            write(workload.message, to: "/Maildir/cur/\(1_000_000_000 + number).M1P1.host:2,S")
        }
        write(workload.script, to: "/rules.sieve")
        write(workload.script, to: "/.dovecot.sieve")
        write("keep;\n", to: "/keep.sieve")
        write(workload.message, to: "/message.eml")
        write(
            """
            base_dir = \(home)/run
            log_path = \(home)/dovecot.log
            mail_location = maildir:\(home)/Maildir
            mail_home = \(home)
            postmaster_address = postmaster@example.test
            hostname = mail.example.test

            """, to: "/dovecot.conf")
    }

    /// sieve-filter with a script; it changes nothing.
    func pigeonhole(_ script: String) -> [String] {
        ["/usr/bin/sieve-filter", "-c", home + "/dovecot.conf", home + "/\(script).sieve", "INBOX"]
    }

    /// `mailwright sieve filter` with a script; it changes nothing.
    func mailwright(_ programs: String, _ script: String) -> [String] {
        [programs + "/mailwright", "sieve", "filter", home + "/\(script).sieve", home + "/Maildir"]
    }

    /// sieve-test(1) with the 100 rules on one message.
    var pigeonholeOnce: [String] {
        [
            "/usr/bin/sieve-test", "-c", home + "/dovecot.conf", home + "/rules.sieve",
            home + "/message.eml",
        ]
    }

    /// `mailwright sieve run` with the same.
    func mailwrightOnce(_ programs: String) -> [String] {
        [
            programs + "/mailwright", "sieve", "run", "--no-settings", home + "/rules.sieve",
            home + "/message.eml",
        ]
    }

    /// The example program of the library with the same.
    func libraryOnce(_ programs: String) -> [String] {
        [programs + "/sieve-library", home + "/rules.sieve", home + "/message.eml"]
    }

    /// The delivery agent with the same, which files the message, too.
    func delivery(_ programs: String) -> Command {
        Command(
            "mailwright-lda, which delivers",
            [
                programs + "/mailwright-lda", "-o", "home=\(home)", "-f", "sender@example.net",
            ],
            environment: ["PATH=/usr/bin:/bin", "HOME=\(home)", "USER=user", "LOGNAME=user"],
            input: home + "/message.eml")
    }

    private func write(_ text: String, to name: String) {
        guard let file = fopen(home + name, "w") else { fail("\(home + name) can not be made") }
        fputs(text, file)
        fclose(file)
    }
}

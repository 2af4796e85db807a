internal import Glibc
internal import Measuring

/// A home directory with a Maildir and an active Sieve script, used by all delivery agents.
struct Site {
    let home: String

    /// The same script for every agent: most mail of a user is tested and kept.
    static let script = """
        require ["fileinto", "copy", "imap4flags", "variables"];
        if header :contains "List-Id" "lists.example.test" { fileinto "Lists"; stop; }
        if address :is :domain "from" "boss.example.test" { addflag "\\\\Flagged"; }
        if header :matches "Subject" "[*] *" { set "tag" "${1}"; }
        if anyof (header :contains "X-Spam-Flag" "YES", size :over 20M) { discard; }
        """

    /// Makes it in an empty directory.
    init(home: String) {
        self.home = home
        for folder in ["", "/Maildir", "/Maildir/cur", "/Maildir/new", "/Maildir/tmp", "/sieve"] {
            mkdir(home + folder, 0o700)
        }
        write(Self.script, to: "/sieve/main.sieve")
        symlink("sieve/main.sieve", home + "/.dovecot.sieve")
        write(
            """
            protocols =
            base_dir = \(home)/run
            log_path = \(home)/dovecot.log
            mail_location = maildir:~/Maildir
            protocol lda {
              mail_plugins = sieve
              postmaster_address = postmaster@example.test
              hostname = mail.example.test
            }
            plugin {
              sieve = file:~/sieve;active=~/.dovecot.sieve
            }
            """, to: "/dovecot.conf")
        write("DEFAULT=\"\(home)/Maildir/\"\nto \"$DEFAULT\"\n", to: "/maildroprc")
        chmod(home + "/maildroprc", 0o600)
        write(Self.message, to: "/message")
    }

    /// A message of 4 kB.
    private static var message: String {
        let header = """
            Return-Path: <sender@example.net>
            Received: from a.example.net (a.example.net [192.0.2.1]) by mail.example.test
            From: Some Sender <sender@example.net>
            To: user@example.test
            Subject: [tag] A message of ordinary size
            Message-ID: <1@example.net>
            Date: Mon, 2 Nov 2026 10:00:00 +0000
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8


            """
        let line = "The quick brown fox jumps over the lazy dog, again and again.\n"
        return header + String(repeating: line, count: (4096 - header.utf8.count) / line.utf8.count)
    }

    private func write(_ text: String, to name: String) {
        guard let file = fopen(home + name, "w") else { fail("\(home + name) can not be made") }
        fputs(text, file)
        fclose(file)
    }

    /// Removes what was delivered, so that no agent pays for a full directory.
    func empty() {
        for folder in ["new", "cur"] {
            let path = home + "/Maildir/" + folder
            guard let directory = opendir(path) else { continue }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    // d_name ends with a NUL within its own size (readdir(3)).
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if !name.hasPrefix(".") { unlink(path + "/" + name) }
            }
        }
    }
}

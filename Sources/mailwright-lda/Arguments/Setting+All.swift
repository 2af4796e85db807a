import Delivery

extension Setting {
    /// Every setting, by name.
    static let all: [Setting] = [
        Setting(name: "auth_socket_path") { settings, value throws(UsageError) in
            settings.authSocketPath = try absolute(value, "auth_socket_path")
        },
        Setting(name: "delivery_time_limit") { settings, value throws(UsageError) in
            settings.timeLimit = try seconds(value, "delivery_time_limit")
        },
        Setting(name: "home") { settings, value throws(UsageError) in
            settings.home = try absolute(value, "home")
        },
        Setting(name: "lda_mailbox_autocreate") { settings, value throws(UsageError) in
            settings.createsMailboxes = try boolean(value, "lda_mailbox_autocreate")
        },
        Setting(name: "lda_mailbox_autosubscribe") { settings, value throws(UsageError) in
            settings.subscribes = try boolean(value, "lda_mailbox_autosubscribe")
        },
        Setting(name: "log_path") { settings, value throws(UsageError) in
            settings.logPath = value.isEmpty ? nil : try absolute(value, "log_path")
        },
        Setting(name: "mail_location") { settings, value throws(UsageError) in
            settings.maildir = try maildir(value)
        },
        Setting(name: "recipient_delimiter") { settings, value throws(UsageError) in
            settings.recipientDelimiter = value
        },
        Setting(name: "sendmail_path") { settings, value throws(UsageError) in
            settings.sendmailPath = try absolute(value, "sendmail_path")
        },
        Setting(name: "sieve") { settings, value throws(UsageError) in
            (settings.activeScript, settings.scriptDirectory) = scripts(value)
        },
        Setting(name: "submission_host") { settings, value throws(UsageError) in
            settings.submission = value.isEmpty ? nil : try submission(value)
        },
    ]
}

private func absolute(_ value: String, _ name: String) throws(UsageError) -> String {
    guard value.hasPrefix("/") else {
        throw UsageError("\(name)=\(value) is no absolute path; begin it with a slash")
    }
    return value
}

private func boolean(_ value: String, _ name: String) throws(UsageError) -> Bool {
    switch value {
    case "yes", "y", "1", "true": return true
    case "no", "n", "0", "false", "": return false
    default: throw UsageError("\(name)=\(value) is neither yes nor no")
    }
}

private func seconds(_ value: String, _ name: String) throws(UsageError) -> UInt32 {
    guard let number = UInt32(value), (1...86_400).contains(number) else {
        throw UsageError("\(name)=\(value) is no number of seconds; write 1 to 86400")
    }
    return number
}

/// Dovecot's form, `maildir:~/Maildir`; indexes elsewhere are Dovecot's own affair.
private func maildir(_ value: String) throws(UsageError) -> String {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0] == "maildir", !parts[1].isEmpty,
        parts[2...].allSatisfy({ $0.hasPrefix("INDEX=") })
    else {
        throw UsageError("mail_location=\(value) can not be served; write maildir:PATH")
    }
    return String(parts[1])
}

/// Pigeonhole's form, `file:~/sieve;active=~/.dovecot.sieve`, or just the path of the script.
private func scripts(_ value: String) -> (active: String, directory: String) {
    let usual = Settings()
    guard value.hasPrefix("file:") else { return (value, usual.scriptDirectory) }
    let parts = value.dropFirst(5).split(separator: ";", omittingEmptySubsequences: false)
    let active = parts.dropFirst().first { $0.hasPrefix("active=") }
    let directory = parts.first.map(String.init) ?? ""
    return (
        active.map { String($0.dropFirst(7)) } ?? usual.activeScript,
        directory.isEmpty ? usual.scriptDirectory : directory
    )
}

private func submission(_ value: String) throws(UsageError) -> SMTPSubmission {
    guard let server = SMTPSubmission(server: value) else {
        throw UsageError(
            "submission_host=\(value) is no server; write an IP address or address:port")
    }
    return server
}

import Delivery
import Outcomes

/// What the command line says, in dovecot-lda's form.
struct Options {
    /// `-d`: the user, as login name or address.
    var user: [UInt8]?

    /// `-f`: the envelope sender.
    var envelopeSender: [UInt8]?

    /// `-a`: the recipient as the sender wrote it.
    var originalRecipient: [UInt8]?

    /// `-r`: the recipient after rewriting.
    var finalRecipient: [UInt8]?

    /// `-m`: the mailbox to keep mail in.
    var mailbox: [UInt8]?

    /// `-e`: whether the exit status tells that a script refuses the mail, and not a notice of ours.
    var refusesByStatus = false

    /// `-o`: the settings, by name.
    var settings = Settings()

    /// Reads the arguments after the program's name.
    init(parsing arguments: [[UInt8]]) throws(UsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.first == UInt8(ascii: "-"), argument.count >= 2 else {
                throw UsageError("unexpected argument \(text(argument)); see mailwright-lda(8)")
            }
            if argument == Array("--".utf8), rest.isEmpty { return }
            try parse(option: argument, &rest)
        }
    }

    /// One word of options: `-e`, `-d user`, `-duser`, `-ed user`.
    private mutating func parse(
        option: [UInt8], _ rest: inout ArraySlice<[UInt8]>
    ) throws(UsageError) {
        var letters = option.dropFirst()
        while let letter = letters.popFirst() {
            if letter == UInt8(ascii: "e") {
                refusesByStatus = true
                continue
            }
            guard "dfarmo".utf8.contains(letter) else {
                throw UsageError("unknown option -\(text([letter])); known: -d -f -a -r -m -e -o")
            }
            guard let value = letters.isEmpty ? rest.popFirst() : Array(letters) else {
                throw UsageError("option -\(text([letter])) needs a value")
            }
            try set(letter, to: value)
            return
        }
    }

    private mutating func set(_ letter: UInt8, to value: [UInt8]) throws(UsageError) {
        switch letter {
        case UInt8(ascii: "d"):
            // Not "no such user": that would bounce mail for a mistake in master.cf.
            guard !value.isEmpty else { throw UsageError("option -d needs a name") }
            user = value
        case UInt8(ascii: "f"): envelopeSender = value
        case UInt8(ascii: "a"): originalRecipient = value
        case UInt8(ascii: "r"): finalRecipient = value
        case UInt8(ascii: "m"): mailbox = value
        default: try settings.set(value)
        }
    }

    /// The user for the log.
    var userText: String { text(user ?? []) }

    /// The log that the settings choose.
    var log: any DeliveryLog {
        let system = SystemLog(program: "mailwright-lda")
        guard let path = settings.logPath else { return system }
        return FileLog(path: path, program: "mailwright-lda", fallback: system)
    }

    /// How mail goes out.
    var sender: any MailSender {
        settings.submission ?? SendmailCommand(path: settings.sendmailPath)
    }

    /// After how many seconds the delivery is given up.
    var timeLimit: UInt32 { settings.timeLimit }
}

/// Octets as text for messages.
func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
}

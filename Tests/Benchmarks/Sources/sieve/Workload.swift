/// The script and the message of the benchmark; no rule of the script ends it.
struct Workload {
    let script: String
    let message: String

    init() {
        let extensions = [
            "copy", "envelope", "fileinto", "imap4flags", "mailbox", "subaddress", "variables",
        ]
        let names = extensions.map { "\"\($0)\"" }.joined(separator: ", ")
        script = "require [\(names)];\n" + (0..<100).map(Self.rule).joined()
        message = Self.header + "\r\n" + String(repeating: Self.line, count: 70)
    }

    /// Five kinds of rules in turn.
    private static func rule(_ number: Int) -> String {
        switch number % 5 {
        case 0:
            """
            # Rule \(number): a mailing list that is known by words of its subject.
            if header :contains ["subject", "x-list"] ["keyword\(number)-a", "phrase \(number)"] {
                fileinto :create "Folder.\(number)";
                stop;
            }

            """
        case 1:
            """
            # Rule \(number): a sender that is known by a domain.
            if address :is :domain ["from", "sender"] ["d\(number).example.com", "h\(number).test"] {
                addflag "\\\\Flagged";
                fileinto "Lists.\(number)";
                stop;
            }

            """
        case 2:
            """
            # Rule \(number): a tag in the subject.
            if allof (header :matches "subject" "*[list\(number)]*", not exists "x-bulk\(number)") {
                set "name" "${1}";
                fileinto :copy "Match.\(number)";
            }

            """
        case 3:
            """
            # Rule \(number): the envelope, or the list.
            if anyof (envelope :user :is "from" "user\(number)",
                      header :contains "list-id" "<list\(number).example.org>") {
                fileinto :flags "\\\\Seen" "List.\(number)";
                stop;
            }

            """
        default:
            """
            # Rule \(number): large mail for a team.
            if allof (size :over \(2_000 + number)K, address :contains ["to", "cc"] "t\(number)@") {
                redirect :copy "archive\(number)@example.net";
                stop;
            }

            """
        }
    }

    private static let line = "A line of the body, which is as long as most lines of mail are.\r\n"

    private static var header: String {
        var fields = (0..<5).map { hop in
            """
            Received: from mx\(hop).example.com (mx\(hop).example.com [192.0.2.\(hop)])\r
            \tby mail\(hop).example.org (Postfix) with ESMTPS id 4A1B2C\(hop)\r
            \tfor <me@example.org>; Mon, 2 Nov 2026 10:00:0\(hop) +0000 (UTC)
            """
        }
        fields += [
            "From: \"Sender, Some\" <sender@example.com>",
            "To: Me <me@example.org>, Other <other@example.org>",
            "Cc: a@example.com, b@example.com",
            "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= and the report of this quarter",
            "Date: Mon, 2 Nov 2026 10:00:00 +0000", "Message-ID: <1@example.com>",
            "List-Id: Others <others.example.org>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
        ]
        return fields.map { $0 + "\r\n" }.joined()
    }
}

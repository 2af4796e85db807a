import Mail
import Outcomes
import Sieve
import Testing

/// A message of seven parts: the message, a multipart with two texts, a message with a text in it.
let partsOfMessage = message(
    """
    Subject: outer
    X-P: 0
    Content-Type: multipart/mixed; boundary=a

    --a
    X-P: 1
    Content-Type: multipart/alternative; boundary=b

    --b
    X-P: 2
    Content-Type: text/plain; charset=iso-8859-1
    Content-Transfer-Encoding: quoted-printable
    Content-Disposition: inline; filename*=utf-8''gr%C3%BCn.txt

    Gr=FC=DFe
    --b
    X-P: 3
    Content-Type: text/html

    <p>Hyper<b>text</b>
    --b--
    --a
    X-P: 4
    Content-Type: message/rfc822

    X-P: 5
    Subject: inner
    To: inner@example.org

    inner text
    --a--

    """)

@Suite struct ForeverypartTests {
    /// The numbers of the parts that a script has put into the variable `seen`.
    private func seen(_ commands: String, on message: MessageInMemory = partsOfMessage) throws
        -> String
    {
        let script = """
            require ["foreverypart", "mime", "variables", "fileinto"];
            set "seen" "";
            \(commands)
            fileinto "-${seen}";
            """
        let result = try compile(script).run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        if let failure = result.failure { throw failure }
        let mailbox = result.actions.compactMap(\.store).first?.mailbox ?? []
        return String(decoding: mailbox.dropFirst(), as: UTF8.self)
    }

    private static let note =
        #"if header :mime :matches "x-p" "*" { set "seen" "${seen}${1}"; }"#

    @Test func `parts come in the order of the message, itself first`() throws {
        #expect(try seen("foreverypart { \(Self.note) }") == "012345")
        #expect(try seen("foreverypart { \(Self.note) }", on: friep) == "")
    }

    @Test func `a loop in a loop goes over the parts in the current part`() throws {
        let inner = #"set "seen" "${seen}("; foreverypart { \#(Self.note) } set "seen" "${seen})";"#
        #expect(try seen("foreverypart { \(inner) }") == "(12345)(23)()()(5)()")
    }

    @Test func `break leaves the loop, by name also an outer one`() throws {
        let stop = #"if header :mime "x-p" "2" { break; }"#
        #expect(try seen("foreverypart { \(Self.note) \(stop) }") == "012")
        let named = #"if header :mime "x-p" "3" { break :name "outer"; }"#
        #expect(
            try seen(
                #"foreverypart :name "outer" { foreverypart { \#(Self.note) \#(named) } }"#)
                == "123")
        let inner = #"if header :mime "x-p" "2" { break :name "inner"; }"#
        #expect(
            try seen(
                """
                foreverypart :name "outer" {
                    foreverypart :name "inner" { \(Self.note) \(inner) }
                }
                """) == "1225")
    }

    @Test func `stop ends the script in a loop`() throws {
        let script = try compile(#"require "foreverypart"; foreverypart { keep; stop; } discard;"#)
        let result = script.run(
            message: partsOfMessage, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.actions.count == 1)
        #expect(result.actions.first is StoreAction)
    }

    @Test func `outside of the loop the message is looked at`() throws {
        #expect(try seen("foreverypart {} \(Self.note)") == "0")
        #expect(
            try seen(
                #"foreverypart { if header :matches "x-p" "*" { set "seen" "${seen}${1}"; } }"#)
                == "000000")
    }

    @Test func `much work is too much`() throws {
        let parts = String(repeating: "--a\n\nx\n", count: 9_000)
        let message = MessageInMemory(
            Array("Content-Type: multipart/mixed; boundary=a\n\n\(parts)".utf8))
        let script = try compile(
            """
            require ["foreverypart", "mime"];
            foreverypart { if exists :mime :anychild "x" {} foreverypart { foreverypart {} } }
            foreverypart { if header :mime :anychild :matches "x" "*a*" { discard; } }
            """)
        let result = script.run(
            message: message, envelope: envelope, host: SieveHostWithoutMailboxes())
        #expect(result.failure == nil)
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "foreverypart";
            1️⃣break;
            foreverypart :name "a" { break :name 2️⃣"b"; }
            3️⃣foreverypart;
            foreverypart { foreverypart { foreverypart { foreverypart { 4️⃣foreverypart {} } } } }
            foreverypart {} if true { 5️⃣break; }
            """, "'break' has a meaning only in a loop; put it into 'foreverypart { }'",
            #"no loop around this is named "b"; write foreverypart :name "b""#,
            "'foreverypart' needs a block of commands; write { ... } in place of ';'",
            "loops over parts are more than 4 levels deep; use fewer levels",
            "'break' has a meaning only in a loop; put it into 'foreverypart { }'")
    }

    @Test(arguments: [
        #"deleteheader "Content-Type"; extracttext "t";"#,
        #"deleteheader "Content-Type"; replace "x";"#,
        #"deleteheader "Content-Type"; convert "text/html" "text/plain" ["charset=utf-8"];"#,
        #"deleteheader "Content-Type"; if header :mime :anychild "X-P" "1" { stop; }"#,
        #"deleteheader "Content-Type"; if header :mime "X-P" "1" { stop; }"#,
        #"deleteheader "Content-Type"; foreverypart { extracttext "u"; }"#,
        #"addheader "Content-Type" "text/plain"; extracttext "t";"#,
        #"deleteheader "Content-Type"; enclose "x";"#,
    ])
    func `a header that is edited in the loop does no harm`(commands: String) throws {
        for place in ["1", "2", "3", "5"] {
            let result = try compile(
                """
                require ["foreverypart", "mime", "extracttext", "replace", "convert", "enclose",
                         "editheader", "variables"];
                foreverypart { if header :mime "X-P" "\(place)" { \(commands) } }
                """
            ).run(
                message: partsOfMessage, envelope: envelope, host: SieveHostWithoutMailboxes())
            // Whatever comes of it, the mail is kept.
            #expect(result.actions.contains { $0.store != nil }, "\(commands)")
        }
    }
}

import Mail
import Outcomes
import Sieve
import TestSupport
import Testing

@testable import Delivery

@Suite struct DryRunTests {
    private let message = MessageInMemory(
        Array("Subject: x\nDelivered-To: old@there.test\n\nbody\n".utf8))

    private func outcome(_ mailbox: Mailbox) throws -> DryRun.Outcome {
        try DryRun(mailbox.request, log: mailbox.log).run(on: message)
    }

    private func refusals(_ script: String) throws -> [[String]] {
        try outcome(Mailbox(script: script)).forecasts.map(\.refusals)
    }

    @Test func `it runs what a delivery runs`() throws {
        let mailbox = try Mailbox(script: "keep;")
        for (name, text) in [
            ("before", "require [\"imap4flags\"]; addflag \"a\";"), ("after", "keep;"),
        ] {
            try mailbox.request.sieve.set(
                name, to: try mailbox.directory.write("\(name).sieve", text))
        }
        let outcome = try outcome(mailbox)
        #expect(
            outcome.scripts
                == ["before.sieve", ".dovecot.sieve", "after.sieve"].map {
                    mailbox.directory.path($0)
                })
        #expect(outcome.result.actions.first?.store?.flags == [Array("a".utf8)])
        #expect(outcome.events.isEmpty)
        mailbox.request.sieve.isTraced = true
        #expect(
            Set(try self.outcome(mailbox).events.map(\.script)) == Set(outcome.scripts))
    }

    @Test func `nothing is made, sent, remembered or logged for the owner`() throws {
        let mailbox = try Mailbox(
            script: """
                require ["fileinto", "mailbox", "vacation", "vnd.dovecot.debug"];
                debug_log "hello"; fileinto :create "New"; vacation "away";
                """)
        mailbox.request.memory = mailbox.directory.path("memory")
        let before = mailbox.directory.list()
        let outcome = try outcome(mailbox)
        #expect(outcome.result.failure == nil)
        #expect(mailbox.directory.list() == before)
        #expect(mailbox.log.lines == ["info: user=u, sieve: hello"])
        try mailbox.directory.write(".dovecot.sieve", "frop;")
        #expect(try self.outcome(mailbox).result.failure?.message.contains("'frop'") == true)
        #expect(mailbox.directory.list() == before)
    }

    @Test func `a memory is read and stays as it is`() throws {
        let mailbox = try Mailbox(script: "require \"duplicate\"; if duplicate { discard; }")
        let memory = mailbox.directory.path("memory")
        mailbox.request.memory = memory
        let mail = "Message-ID: <a@here.test>\n\n"
        let isDiscarded = {
            try DryRun(mailbox.request, log: mailbox.log)
                .run(on: MessageInMemory(Array(mail.utf8))).result.actions
                .contains { $0 is DiscardAction }
        }
        #expect(try !isDiscarded())
        try mailbox.deliver(mail)
        let data = mailbox.directory.text("memory/data.mdb")
        #expect(try isDiscarded())
        #expect(mailbox.directory.text("memory/data.mdb") == data)
        try mailbox.directory.write("memory/data.mdb", "no database")
        let before = mailbox.directory.list("memory")
        #expect(try !isDiscarded())
        #expect(mailbox.directory.list("memory") == before)
        #expect(mailbox.directory.text("memory/data.mdb") == "no database")
        #expect(
            mailbox.log.lines.last
                == "warning: user=u, the memory \(memory) is damaged; it counts as empty")
    }

    @Test func `what a delivery refuses is told`() throws {
        let head = "require [\"fileinto\", \"mailbox\", \"copy\"];"
        #expect(
            try refusals(head + "fileinto \"a/b\"; fileinto \"None\"; fileinto :create \"New\";")
                == [
                    ["the mailbox name has a slash; the separator is a dot"],
                    ["there is no such mailbox"], [],
                ])
        #expect(
            try refusals("redirect \"old@there.test\"; keep;")
                == [["the mail has been there before"], []])
        #expect(try refusals("") == [[]])
    }

    @Test func `what it says of a store is what the delivery does`() throws {
        for create in [false, true] {
            let mailbox = try Mailbox(script: "require \"fileinto\"; fileinto \"Lists\";")
            mailbox.request.createsMailboxes = create
            let refused = try outcome(mailbox).forecasts.contains { !$0.refusals.isEmpty }
            try mailbox.deliver("Subject: x\n\n")
            #expect(mailbox.mails().isEmpty == !refused)
            #expect(mailbox.mails("Lists").isEmpty == refused)
        }
    }

    @Test func `programs are not run unless that is asked for`() throws {
        let mailbox = try Mailbox(script: "require \"vnd.dovecot.execute\"; execute \"none\";")
        try mailbox.request.sieve.set("extensions", to: "+vnd.dovecot.execute")
        let words = { (runs: Bool) in
            try DryRun(
                mailbox.request, log: mailbox.log,
                programs: runs ? .areRun : .areNotRun(because: "here")
            ).run(on: message).result.failure?.message
        }
        #expect(try words(false) == "the program 'none' is not run here")
        #expect(try words(true) == "there is no program 'none'")
    }

    @Test func `a script that is run alone asks for the mailboxes`() throws {
        let mailbox = try Mailbox()
        try mailbox.directory.makeDirectory("Maildir/.Lists/cur")
        let host = DryRun(mailbox.request, log: mailbox.log).host
        #expect(try host.mailboxExists(Array("Lists".utf8)))
        #expect(try !host.mailboxExists(Array("None".utf8)))
    }
}

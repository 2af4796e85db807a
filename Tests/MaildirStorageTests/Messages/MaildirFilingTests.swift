import Glibc
import Outcomes
import TestSupport
import Testing

@testable import MaildirStorage

@Suite struct MaildirFilingTests {
    private let files: TemporaryDirectory
    private let maildir: Maildir
    private let lists: FolderName

    init() throws {
        files = try TemporaryDirectory()
        maildir = Maildir(path: files.path("Maildir"))
        lists = try FolderName(Array("Lists".utf8))
        try maildir.create(.inbox)
        try maildir.create(lists)
    }

    private func put(_ name: String, _ text: String = "Subject: x\n\nbody\n") throws
        -> MaildirMessage
    {
        try files.write("Maildir/\(name)", text)
        return try #require(try maildir.messages(in: .inbox).first { $0.name == name })
    }

    private func text(_ list: [[UInt8]]) -> [String] {
        list.map { String(decoding: $0, as: UTF8.self) }
    }

    private func names(_ directory: String) -> [String] { files.list("Maildir/\(directory)") }

    @Test func `the messages are those of new and cur, by their names`() throws {
        _ = try put("new/2.M1P1.h")
        _ = try put("cur/1.M1P1.h:2,S")
        try files.write("Maildir/cur/.hidden", "")
        #expect(
            try maildir.messages(in: .inbox).map(\.name) == ["cur/1.M1P1.h:2,S", "new/2.M1P1.h"])
        #expect(throws: LookupFailure.self) {
            try maildir.messages(in: FolderName(Array("None".utf8)))
        }
    }

    @Test func `letters are flags, and keywords by the file of the folder`() throws {
        try files.write("Maildir/dovecot-keywords", "0 $Junk\n1 todo\n")
        let message = try put("cur/1.M1P1.h:2,FSabz")
        #expect(
            text(try MaildirFiling(maildir).flags(of: message))
                == ["\\Flagged", "\\Seen", "$Junk", "todo"])
        #expect(try MaildirFiling(maildir).flags(of: try put("new/2.M1P1.h")).isEmpty)
    }

    @Test func `a move keeps name, content and flags, with the letters of the new folder`() throws {
        try files.write("Maildir/dovecot-keywords", "0 $Junk\n1 todo\n")
        try files.write("Maildir/.Lists/dovecot-keywords", "0 other\n")
        let message = try put("cur/1.M1P1.h,S=17:2,PSb", "Subject: y\n\n")
        var filing = MaildirFiling(maildir)
        let flags = try filing.flags(of: message)
        #expect(try filing.move(message, to: lists, flags: flags))
        try filing.sync()
        #expect(names("cur").isEmpty)
        #expect(names(".Lists/cur") == ["1.M1P1.h,S=17:2,PSb"])
        #expect(files.text("Maildir/.Lists/dovecot-keywords") == "0 other\n1 todo\n")
        #expect(files.text("Maildir/.Lists/cur/1.M1P1.h,S=17:2,PSb") == "Subject: y\n\n")
    }

    @Test func `what is new stays new, unless it gets flags`() throws {
        var filing = MaildirFiling(maildir)
        try filing.move(put("new/1.M1P1.h"), to: lists, flags: [])
        try filing.move(put("new/2.M1P1.h"), to: lists, flags: [Array("\\Seen".utf8)])
        try filing.setFlags([Array("\\Flagged".utf8)], of: put("new/3.M1P1.h"))
        try filing.move(put("cur/4.M1P1.h:2,"), to: lists, flags: [])
        #expect(names(".Lists/new") == ["1.M1P1.h"])
        #expect(names(".Lists/cur") == ["2.M1P1.h:2,S", "4.M1P1.h:2,"])
        #expect(names("cur") == ["3.M1P1.h:2,F"])
    }

    @Test func `a copy is a link, and is made once`() throws {
        let message = try put("cur/1.M1P1.h:2,S")
        for _ in 0..<2 {
            var filing = MaildirFiling(maildir)
            #expect(try filing.copy(message, to: lists, flags: []))
            #expect(try filing.copy(message, to: lists, flags: []))
        }
        #expect(names("cur") == ["1.M1P1.h:2,S"])
        #expect(names(".Lists/cur") == ["1.M1P1.h:2,"])
    }

    @Test func `a move that was stopped after the link is ended`() throws {
        let message = try put("cur/1.M1P1.h:2,S")
        var filing = MaildirFiling(maildir)
        try filing.copy(message, to: lists, flags: [])
        #expect(try filing.move(message, to: lists, flags: []))
        #expect(names("cur").isEmpty)
        #expect(names(".Lists/cur") == ["1.M1P1.h:2,"])
    }

    @Test func `another message with the name is not replaced`() throws {
        try files.write("Maildir/.Lists/cur/1.M1P1.h,S=17:2,F", "another\n")
        let message = try put("cur/1.M1P1.h,S=17:2,S")
        var filing = MaildirFiling(maildir)
        #expect(try filing.move(message, to: lists, flags: []))
        let found = names(".Lists/cur")
        #expect(found.count == 2)
        #expect(files.text("Maildir/.Lists/cur/1.M1P1.h,S=17:2,F") == "another\n")
        #expect(found.contains { $0.hasSuffix(",S=17:2,") && $0 != "1.M1P1.h,S=17:2,F" })
    }

    @Test func `a file that comes in between is not replaced either`() throws {
        let message = try put("cur/1.M1P1.h:2,S")
        var filing = MaildirFiling(maildir)
        // Now the folder is known to be empty.
        try filing.copy(put("cur/2.M1P1.h:2,S"), to: lists, flags: [])
        try files.write("Maildir/.Lists/cur/1.M1P1.h:2,", "another\n")
        #expect(throws: LookupFailure.self) { try filing.move(message, to: lists, flags: []) }
        #expect(files.text("Maildir/.Lists/cur/1.M1P1.h:2,") == "another\n")
        #expect(names("cur").contains("1.M1P1.h:2,S"))
    }

    @Test func `a message that is gone is passed by`() throws {
        let message = try put("cur/1.M1P1.h:2,S")
        unlink(files.path("Maildir/cur/1.M1P1.h:2,S"))
        var filing = MaildirFiling(maildir)
        #expect(try !filing.copy(message, to: lists, flags: []))
        #expect(try !filing.move(message, to: lists, flags: []))
        #expect(try !filing.setFlags([], of: message))
        #expect(try !filing.remove(message))
        #expect(try maildir.open(message) == nil)
    }

    @Test func `a folder that is gone is an error, and the message stays`() throws {
        let message = try put("cur/1.M1P1.h:2,S")
        var filing = MaildirFiling(maildir)
        let gone = try FolderName(Array("Gone".utf8))
        #expect(throws: LookupFailure.self) { try filing.move(message, to: gone, flags: []) }
        #expect(names("cur") == ["1.M1P1.h:2,S"])
    }

    @Test func `flags that are the same change nothing`() throws {
        let message = try put("cur/1.M1P1.h:2,FS")
        var filing = MaildirFiling(maildir)
        #expect(try filing.setFlags([Array("\\seen".utf8), Array("\\Flagged".utf8)], of: message))
        #expect(names("cur") == ["1.M1P1.h:2,FS"])
        #expect(try filing.remove(message))
        #expect(names("cur").isEmpty)
    }

    @Test func `two at once on one message do it once`() throws {
        let message = try put("cur/1.M1P1.h:2,S")
        var (first, second) = (MaildirFiling(maildir), MaildirFiling(maildir))
        let flags = try first.flags(of: message)
        // Both have looked at the folder before either has put anything there.
        let other = try put("cur/2.M1P1.h:2,S")
        _ = try second.copy(other, to: lists, flags: flags)
        #expect(try first.copy(message, to: lists, flags: flags))
        #expect(try second.copy(message, to: lists, flags: flags))
        #expect(try second.move(message, to: lists, flags: flags))
        #expect(names(".Lists/cur") == ["1.M1P1.h:2,S", "2.M1P1.h:2,S"])
        #expect(names("cur") == ["2.M1P1.h:2,S"])
    }

    @Test func `another message that has just come under the name is no loss, and one line`() throws
    {
        let message = try put("cur/1.M1P1.h:2,S")
        var filing = MaildirFiling(maildir)
        let flags = try filing.flags(of: message)
        _ = try filing.copy(try put("cur/2.M1P1.h:2,S"), to: lists, flags: flags)
        try files.write("Maildir/.Lists/cur/1.M1P1.h:2,S", "Subject: other\n\n")
        let failure = #expect(throws: LookupFailure.self) {
            try filing.move(message, to: lists, flags: flags)
        }
        let path = maildir.path(of: lists) + "/cur/1.M1P1.h:2,S"
        #expect(failure?.reason == "another program has just made \(path); try again")
        #expect(names("cur") == ["1.M1P1.h:2,S", "2.M1P1.h:2,S"])
    }

    @Test func `the path of a message is below the Maildir`() throws {
        _ = try put("cur/1.M1P1.h:2,S")
        try files.write("Maildir/.Lists/new/3.M1P1.h", "")
        #expect(try maildir.messages(in: .inbox).map(\.path) == ["cur/1.M1P1.h:2,S"])
        #expect(try maildir.messages(in: lists).map(\.path) == [".Lists/new/3.M1P1.h"])
    }
}

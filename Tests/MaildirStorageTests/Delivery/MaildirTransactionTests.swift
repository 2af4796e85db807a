import Glibc
import Mail
import MaildirStorage
import Outcomes
import TestSupport
import Testing

@Suite struct MaildirTransactionTests {
    private let directory: TemporaryDirectory
    private let maildir: Maildir
    private let mail = Array("Subject: x\n\nbody\n".utf8)

    init() throws {
        directory = try TemporaryDirectory()
        maildir = Maildir(path: directory.path("Maildir"))
    }

    private func folder(_ name: String) throws -> FolderName {
        try FolderName(Array(name.utf8))
    }

    @discardableResult
    private func spool(_ bytes: [UInt8], in delivery: MaildirTransaction) throws -> SpooledMessage {
        var rest = bytes[...]
        return try delivery.spool { buffer in
            let count = min(buffer.count, rest.count)
            buffer.copyBytes(from: rest.prefix(count))
            rest = rest.dropFirst(count)
            return count
        }
    }

    private func isName(_ name: String?, info: String = "") -> Bool {
        guard let name, name.hasSuffix(",S=17,W=20\(info)") else { return false }
        return name.split(separator: ".").dropFirst().first?.hasPrefix("M") == true
    }

    @Test func `a mail goes into new under a name that tells its sizes`() throws {
        let delivery = MaildirTransaction(maildir)
        let message = try spool(mail, in: delivery)
        #expect(message.size == 17)
        #expect(directory.list("Maildir/tmp").count == 1)
        try delivery.stage(.inbox)
        try delivery.prepare()
        #expect(directory.list("Maildir/new") == [])
        try delivery.commit()
        let names = directory.list("Maildir/new")
        #expect(names.count == 1 && isName(names.first))
        #expect(directory.read("Maildir/new/\(names[0])") == mail)
        #expect(directory.mode(of: "Maildir/new/\(names[0])") == 0o600)
        #expect(directory.list("Maildir/tmp") == [])
    }

    @Test func `flags put it into cur`() throws {
        let delivery = MaildirTransaction(maildir)
        try spool(mail, in: delivery)
        try delivery.stage(.inbox, flags: ["todo", "\\Seen", "\\Flagged"].map { Array($0.utf8) })
        try delivery.commit()
        #expect(isName(directory.list("Maildir/cur").first, info: ":2,FSa"))
        #expect(directory.text("Maildir/dovecot-keywords") == "0 todo\n")
        #expect(directory.list("Maildir/new") == [])
    }

    @Test func `several folders share one file`() throws {
        let names = try ["a", "b.c"].map(folder)
        for name in names { try maildir.create(name) }
        let delivery = MaildirTransaction(maildir)
        try spool(mail, in: delivery)
        for name in names + [.inbox] { try delivery.stage(name) }
        try delivery.prepare()
        try delivery.commit()
        let files = ["Maildir/.a/new", "Maildir/.b.c/new", "Maildir/new"].map { path in
            path + "/" + directory.list(path).joined()
        }
        #expect(Set(files.map { directory.inode(of: $0) }).count == 1)
        #expect(directory.read(files[1]) == mail)
        #expect(Set(files.map { $0.split(separator: "/").last }).count == 3)
        #expect(directory.list("Maildir/tmp") == [])
    }

    @Test func `an edited header makes a second file with its own sizes`() throws {
        let delivery = MaildirTransaction(maildir)
        var header = try spool(mail, in: delivery).header
        header.fields.append(HeaderField(name: Array("X-A".utf8), rawValue: Array(" b".utf8)))
        try delivery.stage(.inbox, header: header)
        try delivery.prepare()
        try delivery.commit()
        let name = try #require(directory.list("Maildir/new").first)
        #expect(name.hasSuffix(",S=24,W=28"))
        #expect(directory.text("Maildir/new/\(name)") == "Subject: x\nX-A: b\n\nbody\n")
        #expect(directory.list("Maildir/tmp") == [])
    }

    @Test func `a mail that nobody wants leaves nothing`() throws {
        let delivery = MaildirTransaction(maildir)
        try spool(mail, in: delivery)
        try delivery.prepare()
        try delivery.commit()
        #expect(directory.list("Maildir/tmp") + directory.list("Maildir/new") == [])
    }

    @Test func `a transaction that goes away leaves nothing`() throws {
        do {
            let delivery = MaildirTransaction(maildir)
            try spool(mail, in: delivery)
            try delivery.stage(.inbox)
            #expect(directory.list("Maildir/tmp").count == 1)
        }
        #expect(directory.list("Maildir/tmp") + directory.list("Maildir/new") == [])
    }

    @Test func `a failure in one folder takes the others back`() throws {
        try maildir.create(try folder("a"))
        let delivery = MaildirTransaction(maildir)
        try spool(mail, in: delivery)
        try delivery.stage(try folder("a"))
        try delivery.stage(try folder("gone"))
        try delivery.prepare()
        #expect(throws: LookupFailure.self) { try delivery.commit() }
        #expect(directory.list("Maildir/.a/new") == [])
        #expect(directory.list("Maildir/tmp") == [])
    }

    @Test func `what is staged after the files were synced is synced as well`() throws {
        let delivery = MaildirTransaction(maildir)
        let message = try spool(mail, in: delivery)
        try delivery.prepare()
        try delivery.stage(.inbox)
        // fsync(2) fails on a pipe, so that a commit which syncs the file can not succeed.
        let number = try #require(descriptor(of: message.temporaryPath))
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        try #require(dup2(ends[1], number) == number)
        #expect(throws: LookupFailure.self) { try delivery.commit() }
        #expect(directory.list("Maildir/tmp") + directory.list("Maildir/new") == [])
    }

    /// The number under which this process has a file open.
    private func descriptor(of path: String) -> Int32? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        return (0..<1024).first { number in
            let count = readlink("/proc/self/fd/\(number)", &buffer, buffer.count)
            return count > 0 && String(decoding: buffer[..<count], as: UTF8.self) == path
        }
    }

    @Test(arguments: ["tmp", "cur", "new"], [[], ["\\Seen"]])
    func `a Maildir whose creation was interrupted takes mail`(
        part: String, flags: [String]
    ) throws {
        try directory.makeDirectory("Maildir/\(part)")
        let delivery = MaildirTransaction(maildir)
        try spool(mail, in: delivery)
        try delivery.stage(.inbox, flags: flags.map { Array($0.utf8) })
        try delivery.prepare()
        try delivery.commit()
        #expect(directory.list("Maildir") == ["cur", "new", "tmp"])
        #expect(directory.list("Maildir/\(flags.isEmpty ? "new" : "cur")").count == 1)
        #expect(directory.list("Maildir/tmp") == [])
    }

    @Test func `a folder with nothing but cur takes mail, beside others`() throws {
        try directory.makeDirectory("Maildir/.a/cur", mode: 0o750)
        let delivery = MaildirTransaction(maildir)
        try spool(mail, in: delivery)
        try delivery.stage(try folder("a"))
        try delivery.stage(.inbox)
        try delivery.commit()
        #expect(directory.list("Maildir/.a") == ["cur", "new", "tmp"])
        #expect(directory.list("Maildir/.a/new").count == 1)
        #expect(directory.list("Maildir/new").count == 1)
    }

    @Test func `a reader that fails leaves nothing`() throws {
        let delivery = MaildirTransaction(maildir)
        var calls = 0
        #expect(throws: LookupFailure.temporary("gone")) {
            _ = try delivery.spool { buffer throws(LookupFailure) in
                calls += 1
                if calls > 3 { throw .temporary("gone") }
                return buffer.count
            }
        }
        #expect(directory.list("Maildir/tmp") == [])
    }

    @Test func `a missing home is not created`() throws {
        let delivery = MaildirTransaction(Maildir(path: directory.path("none/Maildir")))
        #expect(throws: LookupFailure.self) { try spool(mail, in: delivery) }
        #expect(directory.list() == [])
    }

    @Test func `a Maildir that may not be written is a configuration failure`() throws {
        var failure: LookupFailure?
        try directory.withoutRootsRights {
            try maildir.create(.inbox)
            #expect(chmod(directory.path("Maildir/tmp"), 0o500) == 0)
            failure = #expect(throws: LookupFailure.self) {
                try spool(mail, in: MaildirTransaction(maildir))
            }
        }
        guard case .configuration(let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.hasSuffix("Permission denied"))
    }

    @Test(arguments: [0, 1, 65535, 65536, 65537, 1_000_000])
    func `messages of all sizes come through whole`(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let delivery = MaildirTransaction(maildir)
        try spool(bytes, in: delivery)
        try delivery.stage(.inbox)
        try delivery.commit()
        let name = try #require(directory.list("Maildir/new").first)
        #expect(name.contains(",S=\(size),"))
        #expect(directory.read("Maildir/new/\(name)") == bytes)
    }

    @Test func `what is put before a message counts in its sizes and header`() throws {
        let delivery = MaildirTransaction(maildir)
        var isDone = false
        let prefix = { (header: MessageHeader) in Array("X: \(header.fields.count)\n".utf8) }
        let message = try delivery.spool(prefix: prefix) { buffer in
            if isDone { return 0 }
            isDone = true
            buffer.copyBytes(from: mail)
            return mail.count
        }
        #expect(message.header.fields.count == 2)
        #expect(message.header.bodyOffset == 17)
        #expect(try message.bytes() == Array("X: 1\n".utf8) + mail)
        try delivery.stage(.inbox)
        try delivery.commit()
        #expect(directory.list("Maildir/new").first?.hasSuffix(",S=22,W=26") == true)
    }

    @Test func `other mails are written to be sent and go away`() throws {
        let delivery = MaildirTransaction(maildir)
        let header = try spool(mail, in: delivery).header
        let again = try delivery.write(header)
        let other = try delivery.write(Array("A: b\n\n".utf8))
        #expect(try again.bytes() == mail)
        #expect(try other.bytes() == Array("A: b\n\n".utf8))
        #expect(
            directory.read(
                "Maildir/tmp/" + String(other.temporaryPath.split(separator: "/").last ?? ""))
                == Array("A: b\n\n".utf8))
        try delivery.stage(.inbox)
        try delivery.commit()
        #expect(directory.list("Maildir/tmp") == [])
        #expect(directory.list("Maildir/new").count == 1)
    }

    @Test func `each temporary file is told before it exists`() throws {
        var told: [String] = []
        let delivery = MaildirTransaction(maildir) { told.append($0) }
        try spool(mail, in: delivery)
        let name = try #require(directory.list("Maildir/tmp").first)
        #expect(told == [directory.path("Maildir/tmp/\(name)")])
    }
}

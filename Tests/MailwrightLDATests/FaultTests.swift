import Glibc
import TestSupport
import Testing

/// Bad messages, full disks and sudden death, with the real program.
@Suite struct FaultTests {
    @Test(
        arguments: [
            [], [0], Array("A: \u{0}\n\n\u{0}\r\n\r".utf8), Array("no header\n\nbody".utf8),
            Array("A: b\rC: d\r\rbody".utf8), Array("\n\n\n".utf8),
            Array("Subject: only header\n".utf8),
            Array("Subject: ".utf8) + [UInt8](repeating: 0x78, count: 1 << 20)
                + Array("\n\nx".utf8),
            Array("From x Sat Jan  3 01:05:34 1996\nSubject: x\n\nFrom y\n".utf8),
        ] as [[UInt8]])
    func `bad messages are stored unchanged`(mail: [UInt8]) throws {
        let program = try Program()
        try program.directory.write(
            ".dovecot.sieve", "if header :contains \"a\" \"q\" { discard; }")
        chmod(program.directory.path(".dovecot.sieve"), 0o644)
        #expect(try program.run(["-d", "u"] + program.home, mail: mail) == .delivered)
        #expect(program.mails() == [mail])
    }

    @Test func `a mail of 50 MB is stored in little memory`() throws {
        let program = try Program()
        let line = [UInt8](repeating: 0x78, count: 999) + [0x0A]
        var mail = Array("Subject: large\n\n".utf8)
        for _ in 0..<50_000 { mail += line }
        try program.directory.write(".in", mail)
        // All memory that the program may write to, its stack and its libraries' included.
        let process = try program.start(
            ["-d", "u"] + program.home, input: program.directory.path(".in"), memory: 16 << 20)
        #expect(try program.wait(for: process) == .delivered)
        let name = try #require(program.directory.list("Maildir/new").first)
        #expect(name.hasSuffix(",S=\(mail.count),W=\(mail.count + 50_002)"))
        #expect(program.directory.read("Maildir/new/\(name)") == mail)
    }

    @Test(.enabled(if: geteuid() == 0))
    func `a full disk is a deferral that leaves nothing`() throws {
        let program = try Program()
        let mail = Array("Subject: x\n\n".utf8) + [UInt8](repeating: 0x78, count: 3 << 20)
        let result = try onSmallDisk(program, mail)
        #expect(result.exitCode == 75)
        #expect(result.output.hasPrefix("4.3.0 can not write "))
        #expect(result.output.hasSuffix("No space left on device\n"))
        #expect(result.errors == "")
    }

    /// Runs with a Maildir on a file system of 2 MB, which only root may mount.
    private func onSmallDisk(_ program: Program, _ mail: [UInt8]) throws -> Program.Result {
        try program.directory.makeDirectory("disk")
        let disk = program.directory.path("disk")
        try #require(mount("none", disk, "tmpfs", 0, "size=2m,mode=0777") == 0, "mount: \(errno)")
        defer { umount(disk) }
        let location = ["-o", "mail_location=maildir:\(disk)/Maildir"]
        let result = try program.run(["-d", "u"] + program.home + location, mail: mail)
        #expect(program.directory.list("disk/Maildir/tmp") == [])
        #expect(program.directory.list("disk/Maildir/new") == [])
        // Where there is room, the same run succeeds.
        #expect(try program.run(["-d", "u"] + program.home + location) == .delivered)
        #expect(program.directory.list("disk/Maildir/new").count == 1)
        return result
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGHUP, SIGINT])
    func `death in the middle leaves nothing in the folders`(number: Int32) throws {
        let program = try Program()
        let (process, writer) = try halfDelivered(program)
        kill(process, number)
        let result = try program.wait(for: process)
        close(writer)
        #expect(result == .init(exitCode: -number, output: "", errors: ""))
        #expect(program.mails() == [])
        if number != SIGKILL { #expect(program.leftovers == []) }
    }

    @Test func `a mail that comes too slowly is a deferral`() throws {
        let program = try Program()
        let (process, writer) = try halfDelivered(program, ["-o", "delivery_time_limit=1"])
        let result = try program.wait(for: process)
        close(writer)
        #expect(
            result
                == .init(
                    exitCode: 75, output: "4.3.0 the delivery took too long\n", errors: ""))
        #expect(program.mails() == [])
        #expect(program.leftovers == [])
    }

    /// A run that has half of its mail and waits for the rest, and the end to write it to.
    private func halfDelivered(
        _ program: Program, _ arguments: [String] = []
    ) throws -> (process: pid_t, writer: Int32) {
        let fifo = program.directory.path(".fifo")
        #expect(mkfifo(fifo, 0o600) == 0)
        // Both ends are opened, so that neither the program nor the test waits for the other.
        let writer = open(fifo, O_RDWR | O_CLOEXEC)
        let process = try program.start(["-d", "u"] + program.home + arguments, input: fifo)
        let half = Array("Subject: x\n\nhalf".utf8)
        #expect(half.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) } == half.count)
        for _ in 0..<500 where program.leftovers.isEmpty { usleep(10_000) }
        #expect(program.leftovers.count == 1)
        return (process, writer)
    }
}

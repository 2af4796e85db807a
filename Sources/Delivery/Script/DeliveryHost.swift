import Glibc
import Mail
import MaildirStorage
import Outcomes
import ProgramRunning
package import Sieve

/// Answers the questions of a running script from the user's Maildir.
struct DeliveryHost: SiteHost {
    private let maildir: Maildir
    private let user: String
    private let log: ScriptErrorLog?
    private let siteLog: (any DeliveryLog)?
    private let memory: UserMemory?
    private let purpose: ScriptRunner.Purpose
    private let programs: ProgramDirectory
    let site: SiteAnswers
    let recipientDelimiter: RecipientDelimiter

    /// Answers for one delivery.
    ///
    /// With `siteLog` the lines of the script go there, and not to the user.
    init(
        _ request: DeliveryRequest, siteLog: (any DeliveryLog)? = nil,
        purpose: ScriptRunner.Purpose = .delivery
    ) {
        self.purpose = purpose
        self.siteLog = siteLog
        maildir = request.maildir
        user = request.user
        log = request.activeScript.map { ScriptErrorLog(activeScript: $0) }
        memory = request.memory.map(UserMemory.init)
        programs = request.programs
        site = SiteAnswers(request.sieve, maps: request.maps, deadline: request.deadline)
        recipientDelimiter = request.recipientDelimiter
    }

    /// A name that no folder can have is not there, which is no error (RFC 5490 3.1).
    func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        guard let folder = try? FolderName(name) else { return false }
        return try maildir.exists(folder)
    }

    /// An id is Dovecot's GUID of the folder.
    func mailbox(withID id: [UInt8]) throws(LookupFailure) -> [UInt8]? {
        try maildir.folder(withGUID: id).map { Array($0.name.utf8) }
    }

    func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        if case .dryRun(.areNotRun(let reason)) = purpose {
            throw .notRun(call, because: reason)
        }
        return try programs.output(of: call)
    }

    func remembers(_ entry: MemoryEntry) throws(LookupFailure) -> Bool {
        guard let memory else { throw .noMemory(for: entry) }
        guard case .dryRun = purpose else { return try memory.remembers(entry) }
        return try memory.remembersUntouched(entry) { damage in
            siteLog?.warning("user=\(user), \(damage); it counts as empty")
        }
    }

    /// The time, the process, and a random number.
    func uniqueName() -> [UInt8]? {
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        return Array("\(time(nil)).\(getpid()).\(random)".utf8)
    }

    func environmentItem(_ name: String) -> [UInt8]? {
        switch name {
        case "host": Array(LocalHost.name.utf8)
        case "domain":
            LocalHost.name.split(separator: ".", maxSplits: 1).dropFirst().first
                .map { Array($0.utf8) }
        case "vnd.dovecot.username": Array(user.utf8)
        default: nil
        }
    }

    func logForOwner(_ line: [UInt8]) {
        if let siteLog {
            siteLog.info("user=\(user), sieve: \(String(decoding: line, as: UTF8.self))")
            return
        }
        log?.append([String(decoding: line, as: UTF8.self)], kind: "debug")
    }
}

extension ProgramFailure {
    /// Nobody has asked for the programs to be run; the reason ends the sentence.
    package static func notRun(_ call: ProgramCall, because reason: String) -> ProgramFailure {
        .unavailable("the program '\(call.nameText)' is not run \(reason)")
    }
}

extension LookupFailure {
    /// Nothing can be remembered.
    static func noMemory(for entry: MemoryEntry) -> LookupFailure {
        .configuration("this delivery has no memory, which '\(entry.owner)' needs")
    }
}

public import Outcomes
public import Sieve

/// A host, and a library of scripts, that are the same at every run: mailboxes, a memory, lists,
/// annotations, programs that are functions, and a clock that stands still.
public struct World: SieveHost, ScriptLibrary {
    /// Makes it.
    public init() {}

    /// The envelope of every message.
    public static var envelope: SieveEnvelope {
        var envelope = SieveEnvelope(
            sender: Array("sender@example.com".utf8),
            recipient: Array("me+detail@example.org".utf8),
            finalRecipient: Array("me@example.org".utf8),
            authenticatedUser: Array("sender".utf8))
        envelope.deliverBy = DeliverBy(time: 1_800_000_000, mode: .notify, isTraced: true)
        return envelope
    }

    private static let scripts = [
        "a": #"require ["include", "variables"]; global "g"; set "g" "${g}a"; return;"#,
        "b": #"require ["include", "fileinto"]; include "a"; fileinto "B";"#,
        "c": #"require "include"; include "c";"#,
        "d": #"require "nothing"; frop;"#,
    ]

    /// Scripts that include others, themselves, and what is wrong.
    public func script(
        named name: [UInt8], at location: ScriptLocation
    ) throws(LookupFailure) -> StoredScript? {
        let name = String(decoding: name, as: UTF8.self)
        if name == "e" { throw .temporary("the disk is away") }
        guard let text = Self.scripts[name] else { return nil }
        return StoredScript(
            name: location == .global ? "global \(name)" : name, source: Array(text.utf8))
    }

    /// Mailboxes with a short name; one can not be asked about.
    public func mailboxExists(_ name: [UInt8]) throws(LookupFailure) -> Bool {
        if name.first == UInt8(ascii: "!") { throw .temporary("the disk is away") }
        return name.count < 8
    }

    /// The mailbox of which the id is the name.
    public func mailbox(withID id: [UInt8]) throws(LookupFailure) -> [UInt8]? {
        id.count < 8 && !id.isEmpty ? id : nil
    }

    /// One for junk, and two for sent mail.
    public func mailboxes(withSpecialUse use: [UInt8]) throws(LookupFailure) -> [[UInt8]] {
        switch String(decoding: use, as: UTF8.self) {
        case "\\junk": [Array("Junk".utf8)]
        case "\\sent": [Array("Sent".utf8), Array("Sent2".utf8)]
        default: []
        }
    }

    /// Each has itself as its value.
    public func annotation(
        _ name: String, of mailbox: [UInt8]
    ) throws(LookupFailure) -> [UInt8]? {
        try mailboxExists(mailbox) ? Array(name.utf8) : nil
    }

    /// Some have themselves as their value.
    public func serverAnnotation(_ name: String) throws(LookupFailure) -> [UInt8]? {
        name.utf8.count < 20 ? Array(name.utf8) : nil
    }

    /// Keys of an even length are remembered.
    public func remembers(_ entry: MemoryEntry) throws(LookupFailure) -> Bool {
        entry.key.count.isMultiple(of: 2)
    }

    /// Lists have members: addresses, and what is none.
    public func members(ofList name: [UInt8]) throws(LookupFailure) -> [[UInt8]]? {
        guard try hasList(name) else { return nil }
        return ["a@b.example", "not an address", "", "c@d.example"].map { Array($0.utf8) }
    }

    /// Those with a long name are there.
    public func hasList(_ name: [UInt8]) throws(LookupFailure) -> Bool { name.count > 8 }

    /// What the list of members says.
    public func list(
        _ name: [UInt8], contains value: [UInt8]
    ) throws(LookupFailure) -> Bool? {
        try members(ofList: name)?.contains(value)
    }

    /// Programs print what they read, twice; some fail.
    public func output(of call: ProgramCall) throws(ProgramFailure) -> [UInt8] {
        switch call.name.first {
        case UInt8(ascii: "f"): throw .status(1)
        case UInt8(ascii: "u"): throw .unavailable("there is none")
        default: return call.input.map { $0 + $0 } ?? Array("output".utf8)
        }
    }

    /// Items of the environment that have a long name.
    public func environmentItem(_ name: String) -> [UInt8]? {
        name.utf8.count > 10 ? Array(name.utf8) : nil
    }

    /// It stands still.
    public func currentTime() throws(LookupFailure) -> Int64 { 1_795_851_296 }

    /// East of Greenwich.
    public func localZone(at time: Int64) -> Int { 345 }

    /// Always the same.
    public func uniqueName() -> [UInt8]? { Array("1.2.3".utf8) }
}

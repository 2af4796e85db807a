/// What every mailbox name has to be, whatever the storage is.
enum MailboxName {
    /// Bytes of a name.
    static let limit = 512

    /// What is wrong with a name; nil when nothing is, or it changes from run to run.
    static func problem(_ name: StringTemplate) -> Diagnostic? {
        // Most names are plain, which is seen without a copy.
        if name.withConstant(isPlain) == true { return nil }
        return name.constant.flatMap(problem)
    }

    private static func isPlain(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        !name.isEmpty && name.count <= limit && name.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// What is wrong with a name that was put together from variables; nil when nothing is.
    ///
    /// A name that does not change has been checked before, so what is wrong came with the message.
    static func failure(_ name: [UInt8], at offset: Int) -> RunFailure? {
        if name.isEmpty { return RunFailure(.emptyNameOfMessage, at: offset) }
        if name.count > limit { return RunFailure(.longNameOfMessage(limit), at: offset) }
        guard problem(name) != nil else { return nil }
        return RunFailure(.badNameOfMessage(name), at: offset)
    }

    /// What is wrong with a name; nil when nothing is.
    static func problem(_ name: [UInt8]) -> Diagnostic? {
        if name.isEmpty { return .emptyName }
        if name.count > limit { return .longName(limit) }
        if String(validating: name, as: UTF8.self) == nil { return .nameIsNotUTF8 }
        if name.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return .controlInName }
        return nil
    }
}

extension Diagnostic {
    fileprivate static var emptyName: Diagnostic {
        Diagnostic("the name of the mailbox is empty; write for instance \"INBOX\"")
    }

    fileprivate static func longName(_ limit: Int) -> Diagnostic {
        Diagnostic("the name of the mailbox is longer than \(limit) bytes; use a shorter one")
    }

    fileprivate static var emptyNameOfMessage: Diagnostic {
        Diagnostic(
            "on this message the name of the mailbox is empty; test the variables before using them"
        )
    }

    fileprivate static func longNameOfMessage(_ limit: Int) -> Diagnostic {
        Diagnostic(
            "on this message the name of the mailbox is longer than \(limit) bytes; test the "
                + "variables before using them")
    }

    fileprivate static func badNameOfMessage(_ name: [UInt8]) -> Diagnostic {
        Diagnostic(
            "on this message the name of the mailbox is not UTF-8 or has a control character: "
                + "\(quoted(name)); test the variables before using them")
    }

    fileprivate static var nameIsNotUTF8: Diagnostic {
        Diagnostic("the name of the mailbox is not UTF-8; save the script as UTF-8")
    }

    fileprivate static var controlInName: Diagnostic {
        Diagnostic("the name of the mailbox has a control character; remove it")
    }
}

internal import Mail

extension CommandDefinition {
    /// `notify [":from" string] [":importance" <"1" / "2" / "3">] [":options" string-list]
    /// [":message" string] <method: string>` (RFC 5435, 3).
    static let notify = CommandDefinition(
        "notify",
        Signature(
            [Parameter("method", .string)],
            tags: [
                TagDefinition("from", value: Parameter("author", .string)),
                TagDefinition("importance", value: Parameter("importance", .string)),
                TagDefinition("options", value: Parameter("options", .stringList)),
                TagDefinition("message", value: Parameter("message", .string)),
            ])
    ) { arguments, compilation in
        let command = Notify(
            from: arguments.tag("from")?.string,
            importance: arguments.tag("importance")?.string,
            options: arguments.tag("options")?.strings ?? StringList([]),
            message: arguments.tag("message")?.string, method: arguments.string(0),
            modifiers: arguments.modifiers)
        if compilation.settings[NotifySettings.self].limit == 0 {
            compilation.report(.noNotices, at: arguments.offset)
            return nil
        }
        return command.check(in: &compilation) ? command : nil
    }
}

private struct Notify: CompiledCommand {
    let from: StringTemplate?
    let importance: StringTemplate?
    let options: StringList
    let message: StringTemplate?
    let method: StringTemplate
    let modifiers: [any ActionModifier]

    /// Checks what does not change; false after an error.
    func check(in compilation: inout Compilation) -> Bool {
        var problems: [(Diagnostic, Int)] = []
        if let importance, let text = importance.constant, Self.number(text) == nil {
            problems.append((.badImportance(text), importance.offset))
        }
        for option in options {
            guard let text = option.constant, !Self.isOption(text) else { continue }
            problems.append((.badOption(text), option.offset))
        }
        let author = from.flatMap { from in from.constant.map { ($0, from.offset) } }
        if let uri = method.constant {
            let settings = compilation.settings[NotifySettings.self]
            switch NotifyMethods.find(uri, settings: settings) {
            case .invalid(let problem): problems.append((problem, method.offset))
            // That is known when the script is run (RFC 5435, 3.2).
            case .unsupported: break
            case .method(let method):
                if let author, !type(of: method).isAuthor(author.0) {
                    problems.append((.badAuthor(author.0), author.1))
                }
            }
        }
        for (problem, offset) in problems { compilation.report(problem, at: offset) }
        return problems.isEmpty
    }

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        let limit = run.settings[NotifySettings.self].limit
        guard limit > 0 else { throw RunFailure(.noNotices) }
        for option in options {
            let text = try option.value(in: &run)
            try run.charge(text.count + 1)
            if !Self.isOption(text) { throw RunFailure(.badOption(text), at: option.offset) }
        }
        let method: any NotifyMethod
        let uri = try self.method.value(in: &run)
        switch try NotifyMethods.find(uri, in: &run) {
        case .method(let found): method = found
        case .invalid(let problem), .unsupported(let problem):
            throw RunFailure(problem, at: self.method.offset)
        }
        let notice = try notice(for: method, in: &run)
        let action = try method.action(notice, in: &run)
        try run.add(action, modifiers: modifiers)
        guard run.actions.count(where: { $0 is NotifyAction }) <= limit else {
            throw RunFailure(.tooManyNotices(limit))
        }
        return .next
    }

    private func notice(
        for method: any NotifyMethod, in run: inout Run
    ) throws(RunFailure) -> Notice {
        var notice = try Notice(message: message?.value(in: &run))
        if let importance {
            let text = try importance.value(in: &run)
            guard let number = Self.number(text) else {
                throw RunFailure(.badImportance(text), at: importance.offset)
            }
            notice.importance = number
        }
        if let from {
            let author = try from.value(in: &run)
            guard type(of: method).isAuthor(author) else {
                throw RunFailure(.badAuthor(author), at: from.offset)
            }
            notice.author = author
        }
        return notice
    }

    private static func number(_ text: [UInt8]) -> Int? {
        ASCII.number(text).flatMap { text.count == 1 && (1...3).contains($0) ? $0 : nil }
    }

    /// `l-d *l-d-p "=" value` (RFC 5435, 3.5).
    private static func isOption(_ text: [UInt8]) -> Bool {
        guard let first = text.first, ASCII.isAlphanumeric(first),
            let equals = text.firstIndex(of: UInt8(ascii: "="))
        else { return false }
        let isName = text[..<equals].allSatisfy {
            ASCII.isAlphanumeric($0) || ".-_".utf8.contains($0)
        }
        let noValue: [UInt8] = [0, UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        return isName && !text[equals...].contains(where: noValue.contains)
    }
}

extension Diagnostic {
    fileprivate static var noNotices: Diagnostic {
        Diagnostic(
            "local policy prohibits the use of a notify action (notify_max_notifications); remove it"
        )
    }

    fileprivate static func tooManyNotices(_ limit: Int) -> Diagnostic {
        Diagnostic(
            "the number of notify actions exceeds policy limit \(limit) "
                + "(notify_max_notifications); use fewer")
    }

    fileprivate static func badImportance(_ text: [UInt8]) -> Diagnostic {
        Diagnostic(
            "\"\(Self.shown(text))\" is no importance; write \"1\" for high, \"2\" or \"3\" for low"
        )
    }

    fileprivate static func badOption(_ text: [UInt8]) -> Diagnostic {
        Diagnostic("\"\(Self.shown(text))\" is no option; write it as in \"name=value\"")
    }

    fileprivate static func badAuthor(_ text: [UInt8]) -> Diagnostic {
        Diagnostic(
            "\"\(Self.shown(text))\" can not be the author; write an address as in "
                + "\"user@example.org\"")
    }

    private static func shown(_ text: [UInt8]) -> String {
        String(decoding: text.prefix(128), as: UTF8.self)
    }
}

public import Mail
internal import Outcomes

/// What a script does with a message, told to a person or to a program.
public struct SieveReport: Sendable {
    private let result: SieveResult
    private let header: MessageHeader?
    private let forecasts: [ActionForecast]

    /// Reports on a result.
    ///
    /// With the header of the message, as it came in, it tells what a script has changed in it.
    /// The forecasts are those of the actions, one each in their order, or none.
    public init(
        _ result: SieveResult, header: MessageHeader? = nil, forecasts: [ActionForecast] = []
    ) {
        self.result = result
        self.header = header
        self.forecasts = forecasts
    }

    /// The actions one after the other, each in words.
    ///
    ///     store the message in Archive
    ///         create the mailbox if it does not exist
    ///     redirect the message to ops@example.net
    ///         and keep it: this is a copy
    public var words: String {
        var lines: [String] = []
        if let failure = result.failure {
            lines.append("the script failed, so the message is kept: \(failure)")
        }
        lines += result.warnings.map { "warning: \($0)" }
        for (index, action) in result.actions.enumerated() {
            let isImplicit = result.implicitKeep && index == result.actions.count - 1
            for (line, phrase) in action.words.enumerated() {
                lines.append(line == 0 ? phrase : "    \(phrase)")
            }
            lines += (changes(by: action)?.words ?? []).map { "        \($0)" }
            lines += remarks(onActionAt: index).map { "    \($0)" }
            if isImplicit {
                lines.append("    because no action says otherwise (implicit keep)")
            } else if !action.cancelsImplicitKeep {
                lines.append("    this leaves the implicit keep as it is")
            }
        }
        if result.actions.isEmpty { lines.append("nothing: the message is thrown away") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The actions in canonical form, to be compared with another interpreter's.
    ///
    ///     {"actions":[{"a":"store","mailbox":"Archive","create":true}],"implicit_keep":null}
    ///
    /// `failure` is there only when the script failed, `warnings` only when there are some;
    /// `header_deleted` and `header_added` in an action have whole fields that the script has
    /// changed, `refused` why a delivery can not do it and keeps the message in INBOX,
    /// `copy_refused` why it stores a copy of what is sent in INBOX, and `conditions` what must be so.
    public var json: JSONValue {
        let explicit = result.actions.indices.dropLast(result.implicitKeep ? 1 : 0)
        var members = [
            JSONValue.Member("actions", .array(explicit.map(json))),
            JSONValue.Member("implicit_keep", implicitKeep),
        ]
        if let failure = result.failure {
            members.append(JSONValue.Member("failure", .string(failure.description)))
        }
        if !result.warnings.isEmpty {
            let warnings = result.warnings.map { JSONValue.string($0.description) }
            members.append(JSONValue.Member("warnings", .array(warnings)))
        }
        return .object(members)
    }

    private var implicitKeep: JSONValue {
        guard result.implicitKeep, let keep = result.actions.indices.last else { return .null }
        // Every implicit keep is a "copy" in the sense that it cancels nothing; that says nothing.
        guard case .object(let members) = json(keep) else { return .null }
        return .object(members.filter { $0.name != "copy" })
    }

    private func json(_ index: Int) -> JSONValue {
        let action = result.actions[index]
        var members = [JSONValue.Member("a", .string(action.name))] + action.json
        members += changes(by: action)?.json ?? []
        guard index < forecasts.count else { return .object(members) }
        let forecast = forecasts[index]
        for (name, phrases) in [
            ("conditions", forecast.conditions), ("refused", forecast.refusals),
            ("copy_refused", forecast.copyRefusals),
        ] where !phrases.isEmpty {
            members.append(JSONValue.Member(name, .array(phrases.map(JSONValue.string))))
        }
        return .object(members)
    }

    private func changes(by action: any SieveAction) -> HeaderChanges? {
        guard let header, let edited = action.editedHeader else { return nil }
        return HeaderChanges(from: header, to: edited)
    }

    private func remarks(onActionAt index: Int) -> [String] {
        guard index < forecasts.count else { return [] }
        return forecasts[index].conditions
            + forecasts[index].refusals.map {
                "a delivery can not do this and keeps the message in INBOX: \($0)"
            }
            + forecasts[index].copyRefusals.map {
                "a delivery can not store the copy there and puts it into INBOX: \($0)"
            }
    }
}

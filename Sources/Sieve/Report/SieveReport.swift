internal import Outcomes

/// What a script does with a message, told to a person or to a program.
public struct SieveReport: Sendable {
    private let result: SieveResult

    /// Reports on a result.
    public init(_ result: SieveResult) {
        self.result = result
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
    /// `failure` is there only when the script failed, `warnings` only when there are some.
    public var json: JSONValue {
        let explicit = result.implicitKeep ? result.actions.dropLast() : result.actions[...]
        var members = [
            JSONValue.Member("actions", .array(explicit.map(Self.json))),
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
        guard result.implicitKeep, let keep = result.actions.last else { return .null }
        // Every implicit keep is a "copy" in the sense that it cancels nothing; that says nothing.
        guard case .object(let members) = Self.json(keep) else { return .null }
        return .object(members.filter { $0.name != "copy" })
    }

    private static func json(_ action: any SieveAction) -> JSONValue {
        .object([JSONValue.Member("a", .string(action.name))] + action.json)
    }
}

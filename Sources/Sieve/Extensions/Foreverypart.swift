// RFC 5703, 3: the commands "foreverypart" and "break".
// Complete. A loop goes over the message and the parts in it, at any depth, and one in a loop over
// the parts in the current part; loops may be four deep, those in included scripts counted. When the
// current part is replaced, the loop goes on behind it; when the whole message is, it ends.

internal import Mail

extension SieveExtension {
    /// Goes over the parts of the message.
    static let foreverypart = SieveExtension(
        "foreverypart", specification: "RFC 5703", commands: [.foreverypart, .break])
}

extension CommandDefinition {
    /// `foreverypart [":name" <name: string>] <block>`.
    fileprivate static let foreverypart = CommandDefinition(
        "foreverypart", Signature(tags: [.name], hasBlock: true)
    ) { arguments, compilation in
        let label = compilation.makeLabel()
        let name = arguments.tag("name")?.string.constant
        guard compilation[OpenLoops.self].all.count < PartLoops.limit else {
            compilation.report(.tooDeep(PartLoops.limit), at: arguments.offset)
            return nil
        }
        compilation[OpenLoops.self].all.append((name, label))
        let block = compilation.block(of: arguments)
        compilation[OpenLoops.self].all.removeLast()
        return ForEveryPart(label: label, block: block)
    }

    /// `break [":name" <name: string>]`.
    fileprivate static let `break` = CommandDefinition(
        "break", Signature(tags: [.name])
    ) { arguments, compilation in
        compilation.expectEnd()
        let loops = compilation[OpenLoops.self].all
        guard let innermost = loops.last else {
            compilation.report(.noLoop(arguments.name), at: arguments.offset)
            return nil
        }
        guard let name = arguments.tag("name")?.string else { return Break(label: innermost.label) }
        guard let loop = loops.last(where: { $0.name == name.constant }) else {
            compilation.report(.noLoop(named: name.constant ?? []), at: name.offset)
            return nil
        }
        return Break(label: loop.label)
    }
}

extension TagDefinition {
    fileprivate static let name = TagDefinition("name", value: Parameter("name", .constantString))
}

/// The loops around the command that is being compiled.
private struct OpenLoops: ExtensionState {
    var all: [(name: [UInt8]?, label: Int)] = []
}

extension Compilation {
    /// Whether the command that is being compiled is in a loop over parts; reports it if not.
    mutating func isInPartLoop(_ name: Word, at offset: Int) -> Bool {
        if !self[OpenLoops.self].all.isEmpty { return true }
        report(.noLoop(name), at: offset)
        return false
    }
}

private struct ForEveryPart: CompiledCommand {
    let label: Int
    let block: Block

    /// What a turn takes, besides its commands.
    private static let stepsOfTurn = 20

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        guard run.openPartLoops < PartLoops.limit else {
            throw RunFailure(.tooDeep(PartLoops.limit))
        }
        let outer = run.existing(PartLoops.self)?.current.last
        let parts = try run.parts()
        let depth = run.openPartLoops
        run[PartLoops.self].current.append(outer.map { $0 + 1 } ?? 0)
        defer { run[PartLoops.self].close(downTo: depth) }
        var end = try Self.end(of: outer, in: parts)
        while run.openPartLoops > depth, run[PartLoops.self].current[depth] < end {
            try run.charge(Self.stepsOfTurn)
            let index = run[PartLoops.self].current[depth]
            run.explain("part \(index)")
            let flow = try block.execute(in: &run)
            if flow == .leave(label) { return .next }
            if flow != .next { return flow }
            // The command may have put another message in the place of this one.
            guard run.openPartLoops > depth else { break }
            run[PartLoops.self].advance(depth)
            end = try Self.end(of: outer, in: run.parts())
        }
        return .next
    }

    /// Behind the last part in a part, or in the message.
    private static func end(of outer: Int?, in parts: MessageParts) throws(RunFailure) -> Int {
        guard let outer else { return parts.structure.parts.count }
        return try parts.part(outer).descendantsEnd
    }
}

private struct Break: CompiledCommand {
    let label: Int

    func execute(in run: inout Run) throws(RunFailure) -> Flow { .leave(label) }
}

extension Diagnostic {
    fileprivate static func noLoop(_ command: Word) -> Diagnostic {
        Diagnostic("'\(command)' has a meaning only in a loop; put it into 'foreverypart { }'")
    }

    fileprivate static func noLoop(named name: [UInt8]) -> Diagnostic {
        let text = String(decoding: name, as: UTF8.self)
        return Diagnostic(
            "no loop around this is named \"\(text)\"; write foreverypart :name \"\(text)\"")
    }

    fileprivate static func tooDeep(_ limit: Int) -> Diagnostic {
        Diagnostic("loops over parts are more than \(limit) levels deep; use fewer levels")
    }
}

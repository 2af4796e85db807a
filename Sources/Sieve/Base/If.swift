/// `if`, `elsif` and `else` as one command (RFC 5228, 3.1).
struct Conditional: CompiledCommand {
    fileprivate struct Branch: Sendable {
        // Not an optional: to look into one is to copy what is in it.
        let test: any CompiledTest
        let block: Block
    }

    fileprivate var branches: [Branch]

    /// Whether a branch is always taken, so that later ones can not be reached.
    fileprivate var isSettled = false

    /// When a branch behind those that are there is taken: certain only where their tests are.
    fileprivate var next = CertainActions.Execution.always

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        for index in branches.indices {
            try run.charge(1)
            guard try branches[index].test.evaluate(in: &run) else { continue }
            return try branches[index].block.execute(in: &run)
        }
        return .next
    }
}

extension CommandDefinition {
    /// `if <test> <block>`.
    static let `if` = CommandDefinition("if", Signature(tests: .one, hasBlock: true)) {
        arguments, compilation in
        var conditional = Conditional(branches: [])
        conditional.add(arguments, &compilation)
        return conditional
    }

    /// `elsif <test> <block>`.
    static let elsif = CommandDefinition("elsif", Signature(tests: .one, hasBlock: true)) {
        arguments, compilation in
        extendConditional(arguments, &compilation)
    }

    /// `else <block>`.
    static let `else` = CommandDefinition("else", Signature(hasBlock: true)) {
        arguments, compilation in
        extendConditional(arguments, &compilation)
    }

    /// Makes the `if` before it longer.
    private static func extendConditional(
        _ arguments: borrowing Arguments, _ compilation: inout Compilation
    ) -> (any CompiledCommand)? {
        guard let previous = compilation.previousName, previous == "if" || previous == "elsif"
        else {
            // An `if` that could not be read is not there, and has been reported.
            if !compilation.hasErrorBehindPrevious(before: arguments.offset) {
                compilation.report(.noIf(before: arguments.name), at: arguments.offset)
            }
            _ = compilation.block(of: arguments)
            return nil
        }
        guard var conditional = compilation.takePrevious() as? Conditional else {
            // The `if` had errors of its own.
            _ = compilation.block(of: arguments)
            return nil
        }
        conditional.add(arguments, &compilation)
        return conditional
    }
}

extension Conditional {
    /// Adds a branch; its block is compiled unless it is settled that it is never taken.
    fileprivate mutating func add(
        _ arguments: borrowing Arguments, _ compilation: inout Compilation
    ) {
        // Nothing keeps `else` from being taken.
        let result = arguments.hasTest ? arguments.settledResult : true
        guard !isSettled else { return }
        isSettled = arguments.hasTest && result == true
        let executed = execution(ifTestIs: arguments.hasTest ? arguments.constantResult : true)
        let test = arguments.takeTest() ?? Otherwise()
        // The test is evaluated all the same: what `ihave` has found is found by that.
        let block =
            result == false
            ? Block() : compilation.block(ofNode: arguments.node, executed: executed)
        branches.append(Branch(test: test, block: block))
    }

    /// When a new branch is taken whose test always has this result, or nil for another one.
    private mutating func execution(ifTestIs result: Bool?) -> CertainActions.Execution {
        switch result {
        case false: return .never
        case true:
            defer { next = .never }
            return next
        case nil:
            if next == .always { next = .sometimes }
            return next
        }
    }
}

/// The test of `else`.
private struct Otherwise: CompiledTest {
    func evaluate(in run: inout Run) throws(RunFailure) -> Bool { true }
}

extension Diagnostic {
    fileprivate static func noIf(before name: Word) -> Diagnostic {
        Diagnostic("'\(name)' must follow the block of an 'if' or 'elsif'; move it there")
    }
}

extension Compilation {
    /// Compiles a command; nil when it is not to be executed or has errors.
    mutating func command(_ node: CommandNode) -> (any CompiledCommand)? {
        let name = node.invocation.name
        guard let definition = vocabulary.commands[name] else {
            report(unknownCommand(name), at: node.invocation.start)
            // The errors within the block are shown all the same.
            var arguments = Arguments(name: name, offset: node.invocation.start)
            arguments.block = node.block
            _ = block(of: arguments)
            return nil
        }
        let signature = definition.signature
        guard var arguments = arguments(of: node.invocation, signature) else {
            skipBlock(of: node)
            return nil
        }
        if node.block == nil, signature.hasBlock {
            report(.noBlock(name), at: node.invocation.start)
            return nil
        }
        if let block = node.block, !signature.hasBlock {
            report(.needlessBlock(name), at: block.start)
            return nil
        }
        arguments.block = node.block
        return definition.compile(arguments, &self)
    }

    /// Compiles the block of a command that has errors, for the errors in it.
    private mutating func skipBlock(of node: CommandNode) {
        var arguments = Arguments(name: node.invocation.name, offset: node.invocation.start)
        arguments.block = node.block
        _ = block(of: arguments)
    }

    /// Compiles a test; nil when it has errors.
    mutating func test(_ node: Invocation) -> (any CompiledTest)? {
        guard let definition = vocabulary.tests[node.name] else {
            report(unknownTest(node.name), at: node.start)
            return nil
        }
        guard let arguments = arguments(of: node, definition.signature) else { return nil }
        return definition.compile(arguments, &self)
    }

    /// Decodes everything between the name and the block; nil after an error.
    private mutating func arguments(
        of node: Invocation, _ signature: Signature
    ) -> Arguments? {
        var decoder = ArgumentDecoder(node, signature)
        let arguments = decoder.decode(in: &self)
        guard let tests = tests(of: node, signature), var arguments else { return nil }
        arguments.tests = tests
        return arguments
    }

    private mutating func tests(
        of node: Invocation, _ signature: Signature
    ) -> [any CompiledTest]? {
        switch signature.tests {
        case .none:
            guard let first = node.tests.first else { return [] }
            report(.needlessTest(node.name, first.name), at: first.start)
            return nil
        case .one:
            guard node.tests.count == 1, !node.hasTestList else {
                report(.noSingleTest(node.name), at: node.start)
                return nil
            }
        case .list:
            guard node.hasTestList else {
                report(.noTestList(node.name), at: node.start)
                return nil
            }
        }
        var tests: [any CompiledTest] = []
        for node in node.tests {
            if let test = test(node) { tests.append(test) }
        }
        return tests.count == node.tests.count ? tests : nil
    }

    private func unknownCommand(_ name: String) -> Diagnostic {
        if vocabulary.tests[name] != nil { return .testAsCommand(name) }
        for other in vocabulary.available where other.commands.contains(where: { $0.name == name })
        {
            return .notRequired("the command '\(name)'", other.name)
        }
        let known = Array(vocabulary.commands.keys)
        return .unknown("command '\(name)'", like: Spelling.nearest(to: name, in: known))
    }

    private func unknownTest(_ name: String) -> Diagnostic {
        if vocabulary.commands[name] != nil { return .commandAsTest(name) }
        for other in vocabulary.available where other.tests.contains(where: { $0.name == name }) {
            return .notRequired("the test '\(name)'", other.name)
        }
        let known = Array(vocabulary.tests.keys)
        return .unknown("test '\(name)'", like: Spelling.nearest(to: name, in: known))
    }
}

extension Diagnostic {
    /// A word that exists in an extension which the script has not required.
    static func notRequired(_ thing: String, _ name: String) -> Diagnostic {
        Diagnostic("\(thing) needs an extension; add require \"\(name)\"; at the top")
    }

    /// A word that exists nowhere.
    static func unknown(_ thing: String, like near: String?) -> Diagnostic {
        guard let near else { return Diagnostic("there is no \(thing); check its spelling") }
        return Diagnostic("there is no \(thing); did you mean '\(near)'?")
    }

    fileprivate static func testAsCommand(_ name: String) -> Diagnostic {
        Diagnostic("'\(name)' is a test and no command; write it as in: if \(name) ... { }")
    }

    fileprivate static func commandAsTest(_ name: String) -> Diagnostic {
        Diagnostic("'\(name)' is a command and no test; put it in a block: if ... { \(name) ...; }")
    }

    fileprivate static func noBlock(_ name: String) -> Diagnostic {
        Diagnostic("'\(name)' needs a block of commands; write { ... } in place of ';'")
    }

    fileprivate static func needlessBlock(_ name: String) -> Diagnostic {
        Diagnostic("'\(name)' takes no block of commands; end it with ';'")
    }

    fileprivate static func needlessTest(_ name: String, _ test: String) -> Diagnostic {
        Diagnostic("'\(name)' takes no test; if '\(test)' is a new command, put ';' before it")
    }

    fileprivate static func noSingleTest(_ name: String) -> Diagnostic {
        Diagnostic("'\(name)' needs exactly one test; join several with allof (...) or anyof (...)")
    }

    fileprivate static func noTestList(_ name: String) -> Diagnostic {
        Diagnostic("'\(name)' needs its tests in parentheses, as in: \(name) (true, false)")
    }
}

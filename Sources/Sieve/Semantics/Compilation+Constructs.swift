extension Compilation {
    /// Compiles a command; nil when it is not to be executed or has errors.
    mutating func command(_ index: Int32) -> (any CompiledCommand)? {
        construct(
            { $0.checkedCommand(index) },
            asking: { LateCommand(extensions: $0, command: $1) })
    }

    /// Compiles a command or a test; one that uses what is there only when `ihave` has found it asks
    /// for that first.
    private mutating func construct<Construct>(
        _ compile: (inout Compilation) -> Construct?,
        asking: (_ extensions: [[String]], Construct) -> Construct
    ) -> Construct? {
        if vocabulary.late.isEmpty { return compile(&self) }
        let outer = exchange(&lateUses, with: [])
        defer { lateUses = outer }
        guard let construct = compile(&self) else { return nil }
        return lateUses.isEmpty ? construct : asking(lateUses, construct)
    }

    private mutating func checkedCommand(_ index: Int32) -> (any CompiledCommand)? {
        let node = tree.nodes[Int(index)]
        guard let definition = vocabulary.commands[node.name] else {
            report(unknownCommand(node.name), at: Int(node.start))
            _ = block(ofNode: index)
            return nil
        }
        noteUse(of: definition)
        let storage = memory.take()
        defer { memory.giveBack() }
        guard decode(node, definition.signature, into: storage) else {
            _ = block(ofNode: index)
            return nil
        }
        if node.hasBlock != definition.signature.hasBlock {
            if node.hasBlock {
                report(.needlessBlock(node.name), at: Int(node.blockStart))
            } else {
                report(.noBlock(node.name), at: Int(node.start))
            }
            return nil
        }
        return definition.compile(Arguments(node, at: index, in: storage), &self)
    }

    /// Compiles a test; nil when it has errors.
    private mutating func test(_ index: Int32) -> (any CompiledTest)? {
        construct(
            { $0.checkedTest(index) }, asking: { LateTest(extensions: $0, test: $1) })
    }

    private mutating func checkedTest(_ index: Int32) -> (any CompiledTest)? {
        let node = tree.nodes[Int(index)]
        guard let definition = vocabulary.tests[node.name] else {
            report(unknownTest(node.name), at: Int(node.start))
            return nil
        }
        noteUse(of: definition)
        let storage = memory.take()
        defer { memory.giveBack() }
        guard decode(node, definition.signature, into: storage) else { return nil }
        guard settings.isTraced else {
            return definition.compile(Arguments(node, at: index, in: storage), &self)
        }
        return tracedTest(node, at: index, definition, storage)
    }

    private mutating func tracedTest(
        _ node: SyntaxTree.Node, at index: Int32, _ definition: TestDefinition,
        _ storage: UnsafeMutablePointer<ArgumentStorage>
    ) -> (any CompiledTest)? {
        let matchers = self[TracedMatchers.self].count
        guard let test = definition.compile(Arguments(node, at: index, in: storage), &self) else {
            return nil
        }
        return TracedTest(
            name: node.name, offset: Int(node.start), test: test,
            compares: self[TracedMatchers.self].count > matchers)
    }

    /// Decodes everything between the name and the block; false after an error.
    private mutating func decode(
        _ node: SyntaxTree.Node, _ signature: Signature,
        into storage: UnsafeMutablePointer<ArgumentStorage>
    ) -> Bool {
        // What has been taken for a test is most likely a part of the arguments, which lack it then.
        if signature.tests == .none, node.firstTest != SyntaxTree.none {
            reportNeedlessTest(of: node, signature)
            return false
        }
        var decoder = ArgumentDecoder(node, into: storage)
        decoder.decode(by: signature, in: &self)
        let testsAreValid = check(node, signature)
        return compileTests(of: node, signature, into: storage) && testsAreValid && decoder.isValid
    }

    /// Whether there are as many tests as the signature asks for.
    private mutating func check(_ node: SyntaxTree.Node, _ signature: Signature) -> Bool {
        switch signature.tests {
        case .none: return true
        case .one:
            if !node.hasTestList, node.firstTest != SyntaxTree.none { return true }
            let isOne = node.hasTestList && tree.count(from: node.firstTest) == 1
            report(
                isOne ? .needlessParentheses(node.name) : .noSingleTest(node.name),
                at: Int(node.start))
        case .list:
            if node.hasTestList { return true }
            report(.noTestList(node.name), at: Int(node.start))
        }
        return false
    }

    private mutating func compileTests(
        of node: SyntaxTree.Node, _ signature: Signature,
        into arguments: UnsafeMutablePointer<ArgumentStorage>
    ) -> Bool {
        var isValid = true
        if node.hasTestList {
            arguments.pointee.tests.reserveCapacity(tree.count(from: node.firstTest))
        }
        var next = node.firstTest
        while next != SyntaxTree.none {
            if let test = test(next) {
                let ends =
                    signature.endingResult != nil && test.settledResult == signature.endingResult
                arguments.pointee.tests.append(consume test)
                if ends { break }
            } else {
                isValid = false
            }
            next = tree.nodes[Int(next)].next
        }
        return isValid
    }

    private func unknownCommand(_ name: Word) -> Diagnostic {
        if findings.isFull { return .onlyCounted }
        if vocabulary.tests[name] != nil { return .testAsCommand(name) }
        if Self.isConnective(name) { return .connective(name) }
        for other in vocabulary.available where other.commands.contains(where: { $0.name == name })
        {
            return .notRequired("the command '\(name)'", other.name)
        }
        if let other = forbidden(with: { $0.commands.contains { $0.name == name } }) {
            return .forbidden("the command '\(name)'", other.name)
        }
        let extensions = vocabulary.available.flatMap(\.commands)
        let known = vocabulary.commands.words.map(\.text) + extensions.map(\.name.text)
        return .unknown("command '\(name)'", like: Spelling.nearest(to: name.text, in: known))
    }

    private func unknownTest(_ name: Word) -> Diagnostic {
        if findings.isFull { return .onlyCounted }
        if vocabulary.commands[name] != nil { return .commandAsTest(name) }
        if Self.isConnective(name) { return .connective(name) }
        for other in vocabulary.available where other.tests.contains(where: { $0.name == name }) {
            return .notRequired("the test '\(name)'", other.name)
        }
        if let other = forbidden(with: { $0.tests.contains { $0.name == name } }) {
            return .forbidden("the test '\(name)'", other.name)
        }
        let extensions = vocabulary.available.flatMap(\.tests)
        let known = vocabulary.tests.words.map(\.text) + extensions.map(\.name.text)
        return .unknown("test '\(name)'", like: Spelling.nearest(to: name.text, in: known))
    }
}

extension Diagnostic {
    /// Stands for an error whose words no one will read, as making them takes time.
    static let onlyCounted = Diagnostic("there are too many errors; correct those above first")

    /// A word that exists in an extension which the script has not required.
    static func notRequired(_ thing: String, _ name: String) -> Diagnostic {
        Diagnostic("\(thing) needs an extension; add require \"\(name)\" at the top")
    }

    /// What is in an extension that the settings of the site do not let scripts require, or is one.
    static func forbidden(_ thing: String, _ name: String) -> Diagnostic {
        Diagnostic(
            "\(thing) is not allowed by this site's settings (extensions); remove it, or have "
                + "+\(name) added there")
    }

    /// A word that exists nowhere.
    static func unknown(_ thing: String, like near: String?) -> Diagnostic {
        guard let near else { return Diagnostic("there is no \(thing); check its spelling") }
        return Diagnostic("there is no \(thing); did you mean '\(near)'?")
    }

    fileprivate static func testAsCommand(_ name: Word) -> Diagnostic {
        Diagnostic("'\(name)' is a test and no command; write it as in: if \(name) ... { }")
    }

    fileprivate static func commandAsTest(_ name: Word) -> Diagnostic {
        Diagnostic("'\(name)' is a command and no test; put it in a block: if ... { \(name) ...; }")
    }

    fileprivate static func noBlock(_ name: Word) -> Diagnostic {
        Diagnostic("'\(name)' needs a block of commands; write { ... } in place of ';'")
    }

    fileprivate static func needlessBlock(_ name: Word) -> Diagnostic {
        Diagnostic("'\(name)' takes no block of commands; end it with ';'")
    }

    fileprivate static func noSingleTest(_ name: Word) -> Diagnostic {
        Diagnostic("'\(name)' needs exactly one test; join several with allof (...) or anyof (...)")
    }

    fileprivate static func needlessParentheses(_ name: Word) -> Diagnostic {
        Diagnostic("'\(name)' takes its one test without parentheses; remove them")
    }

    fileprivate static func noTestList(_ name: Word) -> Diagnostic {
        Diagnostic("'\(name)' needs its tests in parentheses, as in: \(name) (true, false)")
    }
}

extension Compilation {
    /// Whether a word joins tests in other languages.
    static func isConnective(_ name: Word) -> Bool { name == "or" || name == "and" }

    /// Reports what stands where a test can not be, as what its author most likely meant.
    mutating func reportNeedlessTest(of node: SyntaxTree.Node, _ signature: Signature) {
        let test = tree.nodes[Int(node.firstTest)]
        report(needlessTest(test, of: node, signature), at: Int(test.start))
    }

    private func needlessTest(
        _ test: SyntaxTree.Node, of node: SyntaxTree.Node, _ signature: Signature
    ) -> Diagnostic {
        if findings.isFull { return .onlyCounted }
        if node.hasTestList { return .needlessTest(node.name, test.name) }
        if node.name == "else", test.name == "if" { return .elseIf }
        if let last = node.arguments.last, case .number = tree.arguments[Int(last)].value,
            Self.units.contains(test.name)
        {
            return .unitApart
        }
        if tags(on: node.name, signature).contains(test.name.text) { return .noColon(test.name) }
        return .needlessTest(node.name, test.name)
    }

    private static let units: [Word] = ["k", "kb", "m", "mb", "g", "gb"]

    /// The tags that can stand on a command or test, those of extensions that it may require too.
    private func tags(on host: Word, _ signature: Signature) -> [String] {
        let others = vocabulary.available
        var known = knownTags(on: host, signature)
        known += others.flatMap(\.tags).filter { $0.hosts.contains(host) }.map(\.name.text)
        if signature.matching.contains(.matchType) {
            known += others.flatMap(\.matchTypes).map(\.name.text)
        }
        if signature.matching.contains(.addressPart) {
            known += others.flatMap(\.addressParts).map(\.name.text)
        }
        return known
    }
}

extension Diagnostic {
    /// Tests are joined as in other languages.
    static func connective(_ word: Word) -> Diagnostic {
        let test: Word = word == "or" ? "anyof" : "allof"
        return Diagnostic("tests are not joined with '\(word)'; write \(test) (TEST, TEST)")
    }

    fileprivate static var elseIf: Diagnostic {
        Diagnostic("'else if' is one word in Sieve; write elsif")
    }

    fileprivate static var unitApart: Diagnostic {
        Diagnostic("the unit stands right behind the number, one letter K, M or G; write 10M")
    }

    fileprivate static func noColon(_ tag: Word) -> Diagnostic {
        Diagnostic("tags begin with a colon; write :\(tag)")
    }

    fileprivate static func needlessTest(_ name: Word, _ test: Word) -> Diagnostic {
        Diagnostic("'\(name)' takes no test; if '\(test)' is a new command, put ';' before it")
    }
}

extension CommandDefinition {
    /// `require <capabilities: string-list>` (RFC 5228, 3.2).
    static let require = CommandDefinition(
        "require", Signature([Parameter("capabilities", .stringList)])
    ) { arguments, compilation in
        guard compilation.depth == 0, compilation.previousName ?? "require" == "require" else {
            compilation.report(.lateRequire, at: arguments.offset)
            // What it names is not reported as missing on top of that.
            for name in arguments.strings(0).compactMap(\.constant) {
                _ = compilation.enable(String(decoding: name, as: UTF8.self))
            }
            return nil
        }
        for capability in arguments.strings(0) {
            guard let constant = capability.constant else {
                compilation.report(.changing("the name of an extension"), at: capability.offset)
                continue
            }
            let name = String(decoding: constant, as: UTF8.self)
            guard !compilation.enable(name) else { continue }
            compilation.report(compilation.unknownCapability(name), at: capability.offset)
            compilation.enableInPlace(of: name)
        }
        return nil
    }
}

extension Compilation {
    fileprivate func unknownCapability(_ name: String) -> Diagnostic {
        if findings.isFull { return .onlyCounted }
        if isForbidden(name) { return .forbidden("the extension \"\(name)\"", name) }
        return .unknownCapability(name, like: nearestCapability(to: name))
    }

    private func nearestCapability(to name: String) -> String? {
        Spelling.nearest(to: name, in: vocabulary.available.map(\.name) + vocabulary.enabled)
    }

    /// The script has errors by now and is not run: what it requires is known from here on all the
    /// same, so that its words are not reported as unknown on top of that.
    fileprivate mutating func enableInPlace(of name: String) {
        if let known = SieveExtension.all.first(where: { $0.name == name }) {
            vocabulary.enable(known)
        } else if !findings.isFull, let near = nearestCapability(to: name) {
            _ = enable(near)
        }
    }
}

extension Diagnostic {
    fileprivate static var lateRequire: Diagnostic {
        Diagnostic("'require' must stand before all other commands; move it to the top")
    }

    fileprivate static func unknownCapability(_ name: String, like near: String?) -> Diagnostic {
        guard let near else {
            return Diagnostic("there is no extension \"\(name)\" here; remove it and what needs it")
        }
        return Diagnostic("there is no extension \"\(name)\"; did you mean \"\(near)\"?")
    }
}

internal import Mail

/// Where a variable is that does not belong to the script: one that `global` names (RFC 6609, 3.4).
public struct VariableBinding: Sendable {
    /// Reads it.
    let read: any StringPart

    /// Sets it.
    let write: VariableSetter

    /// Makes a binding.
    public init(read: any StringPart, write: @escaping VariableSetter) {
        self.read = read
        self.write = write
    }
}

/// The variables of one script that are elsewhere, by their names in lower case.
struct VariableBindings: ExtensionState {
    var all: [[UInt8]: VariableBinding] = [:]
}

extension Compilation {
    /// Binds a variable of this script to a place elsewhere; false after reporting an error.
    ///
    /// It has to stand before the first use of the variable.
    public mutating func bind(
        variable name: [UInt8], at offset: Int, to binding: VariableBinding
    ) -> Bool {
        if let problem = VariableName.problem(name) {
            report(problem, at: offset)
            return false
        }
        let name = ASCII.lowercased(name)
        guard !self[VariableNames.self].contains(name) else {
            report(.lateBinding(name), at: offset)
            return false
        }
        self[VariableBindings.self].all[name] = binding
        return true
    }

    /// The place of a variable that does not belong to the script.
    func binding(ofVariable name: [UInt8]) -> VariableBinding? {
        existing(VariableBindings.self)?.all[name]
    }
}

extension Diagnostic {
    fileprivate static func lateBinding(_ name: [UInt8]) -> Diagnostic {
        let text = String(decoding: name, as: UTF8.self)
        return Diagnostic("the variable '\(text)' is in use already; move this to the top")
    }
}

/// The names that scripts can have (RFC 6609, 3.2; RFC 5804, 1.6).
package enum ScriptName {
    /// Bytes of a name; RFC 5804 asks for 128 characters at least.
    package static let limit = 512

    /// Whether a script can have this name: no slash, so that it is no path, and no control.
    package static func isValid(_ name: [UInt8]) -> Bool {
        problem(name) == nil
    }

    /// What is wrong with a name; nil when nothing is.
    static func problem(_ name: [UInt8]) -> Diagnostic? {
        if name.isEmpty { return .emptyScriptName }
        if name.count > limit { return .longScriptName(limit) }
        guard let text = String(validating: name, as: UTF8.self) else {
            return .scriptNameIsNotUTF8
        }
        if name.contains(UInt8(ascii: "/")) { return .scriptNameIsPath }
        return text.unicodeScalars.contains(where: isForbidden) ? .controlInScriptName : nil
    }

    /// The controls of ASCII and of Latin 1, and the separators of lines and paragraphs.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}

extension Diagnostic {
    fileprivate static var emptyScriptName: Diagnostic {
        Diagnostic("the name of the script is empty; write that of a stored script")
    }

    fileprivate static func longScriptName(_ limit: Int) -> Diagnostic {
        Diagnostic("the name of the script is longer than \(limit) bytes; use a shorter one")
    }

    fileprivate static var scriptNameIsNotUTF8: Diagnostic {
        Diagnostic("the name of the script is not UTF-8; save this script as UTF-8")
    }

    fileprivate static var scriptNameIsPath: Diagnostic {
        Diagnostic("the name of a script has no '/'; write it as it is stored, without a path")
    }

    fileprivate static var controlInScriptName: Diagnostic {
        Diagnostic("the name of the script has a control character; remove it")
    }
}

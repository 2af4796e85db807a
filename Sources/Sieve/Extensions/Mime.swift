// RFC 5703, 4: the tags :mime and :anychild on "header", "address" and "exists", and :type,
// :subtype, :contenttype and :param on "header".
// Complete. Outside of "foreverypart" :mime looks at the header of the message.

internal import Mail

extension SieveExtension {
    /// Looks at the headers of parts.
    static let mime = SieveExtension(
        "mime", specification: "RFC 5703",
        tags: [
            TagDefinition("mime", on: hosts) { _, _ in FieldsOfPart() },
            TagDefinition("anychild", on: hosts, needs: ["mime"]) { _, _ in FieldsOfTree() },
            aspect("type") { _, _ in TypeAspect(aspect: .type) },
            aspect("subtype") { _, _ in TypeAspect(aspect: .subtype) },
            aspect("contenttype") { _, _ in TypeAspect(aspect: .contentType) },
            aspect("param", value: Parameter("parameter names", .stringList)) { use, _ in
                ParameterAspect(names: use.strings)
            },
        ])

    private static let hosts: [Word] = ["header", "address", "exists"]

    /// A tag that puts a part of each value in its place.
    private static func aspect(
        _ name: Word, value: Parameter? = nil, effect: @escaping TagDefinition.Effect
    ) -> TagDefinition {
        TagDefinition(
            name, on: ["header"], value: value, group: "parts of values", needs: ["mime"],
            effect: effect)
    }
}

/// `:mime`: the fields of the current part.
private struct FieldsOfPart: FieldSelector {
    /// Before those that choose among fields.
    var rank: Int { -2 }

    func select(
        _ fields: [HeaderField], named name: [UInt8], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        // The fields are those of the message already.
        if run.currentPart == 0 { return fields }
        return try run.header(ofPart: run.currentPart).all(named: name)
    }
}

/// `:anychild`: the fields of the current part and of all parts in it.
private struct FieldsOfTree: FieldSelector {
    var rank: Int { -1 }

    func select(
        _ fields: [HeaderField], named name: [UInt8], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        var fields: [HeaderField] = []
        for index in try run.parts().tree(from: run.currentPart) {
            fields += try run.header(ofPart: index).all(named: name)
        }
        return fields
    }
}

/// Something of a value in place of the value; it comes when the fields have been chosen.
private protocol ValueAspect: FieldSelector {
    func values(
        of value: ParameterizedValue, in field: HeaderField, _ run: inout Run
    ) throws(RunFailure) -> [[UInt8]]
}

extension ValueAspect {
    var rank: Int { 2 }

    func choose(
        _ fields: [HeaderField], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        var result: [HeaderField] = []
        for field in fields {
            try run.charge(4 * field.raw.count)
            let value = ParameterizedValue(parsing: field.unfolded(), library: Run.charsets)
            for text in try values(of: value, in: field, &run) {
                result.append(HeaderField(name: field.name, rawValue: text))
            }
        }
        return result
    }
}

/// `:type`, `:subtype` and `:contenttype`: what stands before the parameters.
private struct TypeAspect: ValueAspect {
    enum Aspect {
        case type
        case subtype
        case contentType
    }

    let aspect: Aspect

    /// A disposition has no subtype, and other fields have nothing of all this but a blank string
    /// (RFC 5703, 4.1).
    func values(
        of value: ParameterizedValue, in field: HeaderField, _ run: inout Run
    ) throws(RunFailure) -> [[UInt8]] {
        guard field.isNamed(Array("Content-Type".utf8)) else {
            let isDisposition = field.isNamed(Array("Content-Disposition".utf8))
            return [isDisposition && aspect != .subtype ? value.value : []]
        }
        let words = value.value.split(separator: UInt8(ascii: "/"), maxSplits: 1)
        switch aspect {
        case .contentType: return [value.value]
        case .type: return words.first.map { [Array($0)] } ?? []
        case .subtype: return [words.dropFirst().first.map { Array($0) } ?? []]
        }
    }
}

/// `:param`: the values of parameters.
private struct ParameterAspect: ValueAspect {
    let names: StringList

    func values(
        of value: ParameterizedValue, in field: HeaderField, _ run: inout Run
    ) throws(RunFailure) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for template in names {
            let name = try template.value(in: &run)
            try run.charge(name.count + value.parameters.count + 1)
            if let text = value[name] { result.append(text) }
        }
        return result
    }
}

public import Mail

/// The header fields that a test looks at: their names, and the tags that select among them.
public struct FieldSelection: Sendable {
    /// A field of the message, or one that a selector has made.
    public enum Field: Sendable {
        /// A field of the message, by its index in the header.
        case ofMessage(Int)
        /// Another field.
        case other(HeaderField)
    }

    private enum Name: Sendable {
        case constant(FieldName)
        case changing(StringTemplate)
    }

    private let names: [Name]
    private let selectors: [any FieldSelector]

    /// Makes a selection of the fields with these names.
    public init(names: [StringTemplate], of arguments: borrowing Arguments) {
        self.names = names.map { name in
            name.constant.map { .constant(FieldName($0)) } ?? .changing(name)
        }
        let selectors = arguments.effects(of: (any FieldSelector).self)
        self.selectors = selectors.isEmpty ? [] : selectors.sorted { $0.rank < $1.rank }
    }

    /// Whether a condition holds for one of the fields, which are looked at until it does.
    public func contains(
        in run: inout Run,
        where condition: (Field, inout Run) throws(RunFailure) -> Bool
    ) throws(RunFailure) -> Bool {
        for index in names.indices where try contains(in: &run, nameAt: index, where: condition) {
            return true
        }
        return false
    }

    /// Whether every name has a field.
    public func hasAll(in run: inout Run) throws(RunFailure) -> Bool {
        for index in names.indices {
            let found = try contains(in: &run, nameAt: index) { (_, _) throws(RunFailure) in true }
            guard found else { return false }
        }
        return true
    }

    private func contains(
        in run: inout Run, nameAt index: Int,
        where condition: (Field, inout Run) throws(RunFailure) -> Bool
    ) throws(RunFailure) -> Bool {
        let name =
            switch names[index] {
            case .constant(let name): name
            case .changing(let template): FieldName(template.value(in: run))
            }
        guard selectors.isEmpty else {
            for field in try select(name, in: &run) where try condition(.other(field), &run) {
                return true
            }
            return false
        }
        var start = 0
        while true {
            let next = run.message.nextField(name, from: start)
            try run.charge((next ?? run.message.fieldCount) - start + 1)
            guard let field = next else { return false }
            if try condition(.ofMessage(field), &run) { return true }
            start = field + 1
        }
    }

    private func select(
        _ name: FieldName, in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        try run.charge(run.message.fieldCount)
        var fields = run.message.header.all(named: name.bytes)
        for selector in selectors {
            fields = try selector.select(fields, named: name.bytes, in: &run)
        }
        return fields
    }
}

extension Run {
    /// The value of a field: unfolded, trimmed, and decoded to UTF-8 (RFC 5228, 2.7.2).
    ///
    /// Its octets are counted as work when they are decoded, which is once for fields of the message.
    public mutating func text(of field: FieldSelection.Field) throws(RunFailure) -> [UInt8] {
        switch field {
        case .ofMessage(let index):
            if !message.hasText(ofField: index) {
                try charge(message.header.fields[index].raw.count)
            }
            return message.text(ofField: index)
        case .other(let field):
            try charge(field.raw.count)
            return field.decoded()
        }
    }

    /// The valid addresses in a field; those without a local part or a domain are left out.
    ///
    /// Its octets are counted as work when they are read, which is once for fields of the message.
    public mutating func addresses(
        of field: FieldSelection.Field
    ) throws(RunFailure) -> [MailAddress] {
        switch field {
        case .ofMessage(let index):
            if !message.hasAddresses(ofField: index) {
                try chargeAddresses(in: message.header.fields[index])
            }
            return message.addresses(ofField: index)
        case .other(let field):
            try chargeAddresses(in: field)
            return AddressList.validAddresses(in: field)
        }
    }

    private mutating func chargeAddresses(in field: HeaderField) throws(RunFailure) {
        try charge(Self.stepsOfAddressOctet * field.raw.count)
    }

    /// Reading addresses takes that much longer than comparing octets.
    private static var stepsOfAddressOctet: Int { 16 }
}

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

    /// How far a test has come in a selection.
    public struct Place {
        fileprivate var behindName = 0
        fileprivate var name: ByteStrings.Entry?
        fileprivate var field: Int?
        /// A pointer, as most selections need nothing of it.
        fileprivate var evaluation: Evaluation?

        /// Before the first field.
        public init() {}
    }

    /// What is found out once for a selection that is not the same in each run.
    fileprivate final class Evaluation {
        let names: ByteStrings
        /// The fields that tags select, from the last to the first; nil without such tags.
        var selected: [HeaderField]?

        init(_ names: ByteStrings, selected: [HeaderField]?) {
            self.names = names
            self.selected = selected
        }
    }

    private enum Names: Sendable {
        case constant(ByteStrings)
        /// Some change from run to run.
        indirect case changing(StringList)
    }

    private let names: Names
    private let selectors: [any FieldSelector]

    /// Makes a selection of the fields whose names are the string-list parameter with this index.
    public init(names index: Int, of arguments: borrowing Arguments) {
        names = Self.names(index, of: arguments)
        let selectors = arguments.effects(of: (any FieldSelector).self)
        self.selectors = selectors.isEmpty ? [] : selectors.sorted { $0.rank < $1.rank }
    }

    private static func names(_ index: Int, of arguments: borrowing Arguments) -> Names {
        let list = arguments.strings(index)
        return ByteStrings(fieldNames: list).map(Names.constant) ?? .changing(list)
    }

    private func names(in run: inout Run) throws(RunFailure) -> ByteStrings? {
        switch names {
        case .constant(let names): names
        case .changing(let list): ByteStrings(fieldNames: try list.evaluated(in: &run))
        }
    }

    /// The next field of a selection; nil behind the last one.
    ///
    ///     var place = FieldSelection.Place()
    ///     while let field = try fields.next(&place, in: &run) { ... }
    ///
    /// The script may not be at work meanwhile: what changes the header makes the place void.
    public func next(_ place: inout Place, in run: inout Run) throws(RunFailure) -> Field? {
        guard case .constant(let names) = names, selectors.isEmpty else {
            return try nextEvaluated(&place, in: &run)
        }
        return try next(&place, of: names, in: &run).map(Field.ofMessage)
    }

    private func nextEvaluated(
        _ place: inout Place, in run: inout Run
    ) throws(RunFailure) -> Field? {
        if place.evaluation == nil {
            guard let names = try names(in: &run) else { return nil }
            let selected = selectors.isEmpty ? nil : try selected(names, in: &run)
            place.evaluation = Evaluation(names, selected: selected?.reversed())
        }
        guard let evaluation = place.evaluation else { return nil }
        if evaluation.selected != nil { return evaluation.selected?.popLast().map(Field.other) }
        return try next(&place, of: evaluation.names, in: &run).map(Field.ofMessage)
    }

    private func next(
        _ place: inout Place, of names: ByteStrings, in run: inout Run
    ) throws(RunFailure) -> Int? {
        try run.readFields()
        while let name = place.name ?? names.next(&place.behindName) {
            let (field, looks) = run.message.fields.nextField(name, of: names, after: place.field)
            try run.charge(looks * Self.stepsOfComparing(name.range.count))
            place.field = field
            place.name = field == nil ? nil : name
            if field != nil { return field }
        }
        return nil
    }

    /// Whether every name has a field.
    public func hasAll(in run: inout Run) throws(RunFailure) -> Bool {
        guard let names = try names(in: &run) else { return false }
        var place = 0
        while let name = names.next(&place) {
            let isThere = try has(name, of: names, in: &run)
            run.explain(
                "the field \(TraceEvent.quoted(Array(names.bytes[name.range]))) "
                    + (isThere ? "is there" : "is missing"))
            guard isThere else { return false }
        }
        return true
    }

    private func has(
        _ name: ByteStrings.Entry, of names: ByteStrings, in run: inout Run
    ) throws(RunFailure) -> Bool {
        guard selectors.isEmpty else {
            let fields = try select(Array(names.bytes[name.range]), in: &run)
            return try !choose(fields, in: &run).isEmpty
        }
        try run.readFields()
        let (field, looks) = run.message.fields.nextField(name, of: names, after: nil)
        try run.charge(looks * Self.stepsOfComparing(name.range.count))
        return field != nil
    }

    /// Octets of a name that are compared in the time of a step.
    private static let comparedOctetsOfStep = 16

    private static func stepsOfComparing(_ octets: Int) -> Int {
        octets / comparedOctetsOfStep + 1
    }

    /// The fields of all names that the tags leave.
    private func selected(
        _ names: ByteStrings, in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        var fields: [HeaderField] = []
        var place = 0
        while let name = names.next(&place) {
            fields += try select(Array(names.bytes[name.range]), in: &run)
        }
        return try choose(fields, in: &run)
    }

    private func choose(
        _ fields: [HeaderField], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        var fields = fields
        for selector in selectors {
            try run.charge(fields.count)
            fields = try selector.choose(fields, in: &run)
        }
        return fields
    }

    private func select(
        _ name: [UInt8], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        try run.readFields()
        try run.charge(run.message.fields.count * Self.stepsOfComparing(name.count))
        var fields = run.message.fields.header.all(named: name)
        for selector in selectors {
            fields = try selector.select(fields, named: name, in: &run)
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
            if !message.fields.hasText(ofField: index) {
                try chargeText(of: message.fields.header.fields[index])
            }
            return message.fields.text(ofField: index)
        case .other(let field):
            try chargeText(of: field)
            return field.decoded(library: Self.charsets)
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
            let isNew = !message.fields.hasAddresses(ofField: index)
            if isNew { try chargeAddresses(in: message.fields.header.fields[index]) }
            let addresses = message.fields.addresses(ofField: index)
            if isNew { try charge(Self.stepsOfAddress * addresses.count) }
            return addresses
        case .other(let field):
            try chargeAddresses(in: field)
            return AddressList.validAddresses(in: field)
        }
    }

    /// A part of each valid address in a field; nil for an address that has no such part.
    ///
    /// Its octets are counted as work when they are taken out, which is once for fields of the message.
    mutating func parts(
        _ part: AddressPart, of field: FieldSelection.Field
    ) throws(RunFailure) -> [[UInt8]?] {
        if case .ofMessage(let index) = field,
            let parts = message.fields.parts(part, ofField: index)
        {
            return parts
        }
        var parts: [[UInt8]?] = []
        for address in try addresses(of: field) {
            // The part is a copy.
            try charge(address.localPart.count + address.domain.count + 1)
            parts.append(part.extract(address, self))
        }
        if case .ofMessage(let index) = field {
            message.fields.setParts(parts, of: part, ofField: index)
        }
        return parts
    }

    /// Counts the work of decoding a field, in which each encoded word may have another charset.
    private mutating func chargeText(of field: HeaderField) throws(RunFailure) {
        try charge(
            field.raw.count + Self.stepsOfEncodedWord
                * EncodedWord.beginnings(in: field.raw.span.bytes))
    }

    /// A converter of a charset is made for it.
    private static var stepsOfEncodedWord: Int { 64 }

    private mutating func chargeAddresses(in field: HeaderField) throws(RunFailure) {
        try charge(Self.stepsOfAddressOctet * field.raw.count)
    }

    /// Reading addresses takes that much longer than comparing octets.
    private static var stepsOfAddressOctet: Int { 16 }

    /// An address is remembered, and takes much more memory than it is long.
    private static var stepsOfAddress: Int { 64 }
}

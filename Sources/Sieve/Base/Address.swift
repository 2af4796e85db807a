internal import Mail

extension TestDefinition {
    /// `address [COMPARATOR] [ADDRESS-PART] [MATCH-TYPE] <headers: string-list> <keys: string-list>`
    /// (RFC 5228, 5.1).
    static let address = TestDefinition(
        "address",
        Signature(
            [Parameter("headers", .stringList), Parameter("keys", .stringList)],
            matching: .address)
    ) { arguments, compilation in
        let names = arguments.strings(0)
        var areAllowed = true
        let areConstant = names.forEachConstant {
            areAllowed = areAllowed && AddressTest.allows($0)
        }
        if !areAllowed || !areConstant { compilation.reportHeaders(names) }
        guard let matcher = compilation.matcher(of: arguments, keys: 1) else { return nil }
        return AddressTest(
            fields: FieldSelection(names: 0, of: arguments),
            part: compilation.addressPart(of: arguments), matcher: consume matcher)
    }
}

extension Compilation {
    fileprivate mutating func reportHeaders(_ names: StringList) {
        for name in names where name.withConstant(AddressTest.allows) == false {
            report(.noAddressHeader(name.constant ?? []), at: name.offset)
        }
    }
}

private struct AddressTest: CompiledTest {
    let fields: FieldSelection
    let part: AddressPart
    let matcher: any Matcher

    /// The header fields that have addresses: those of RFC 5322, and those that agents add.
    private static let headers =
        [
            "abuse-reports-to", "apparently-to", "bcc", "cc", "delivered-to",
            "disposition-notification-to", "envelope-from", "envelope-to", "errors-to",
            "for-approval", "for-comment", "for-handling", "from", "mail-followup-to",
            "mail-reply-to", "read-receipt-to", "registered-mail-reply-requested-by", "reply-to",
            "resent-bcc", "resent-cc", "resent-from", "resent-reply-to", "resent-sender",
            "resent-to", "return-path", "return-receipt-requested", "return-receipt-to", "sender",
            "to", "x-admin", "x-beenthere", "x-complaints-to", "x-confirm-reading-to",
            "x-envelope-from", "x-envelope-to", "x-original-from", "x-original-to",
            "x-report-abuse-to",
        ].map { FieldName(Array($0.utf8)) }

    static func allows(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let hash = FieldName.hash(name)
        return headers.contains {
            $0.hash == hash && ASCII.equalIgnoringCase($0.bytes, name)
        }
    }

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        var progress = MatchProgress()
        var place = FieldSelection.Place()
        while let field = try fields.next(&place, in: &run) {
            let parts = try run.parts(part, of: field)
            // Where no address is valid, the text is one that is not (RFC 5228, 2.7.4).
            if parts.isEmpty, part.isWhole {
                // It is compared, but not counted as an address (RFC 5231, 4.2).
                let count = progress.count
                if try matcher.accepts(run.text(of: field), &progress, in: &run) { return true }
                progress.count = count
            }
            try run.charge(parts.count)
            for index in parts.indices {
                guard let value = parts[index] else { continue }
                if try matcher.accepts(value, &progress, in: &run) { return true }
            }
        }
        return try matcher.concludes(&progress, in: &run)
    }
}

extension Diagnostic {
    fileprivate static func noAddressHeader(_ name: [UInt8]) -> Diagnostic {
        let text = String(decoding: name, as: UTF8.self)
        return Diagnostic(
            "the header \"\(text)\" has no addresses; use the test 'header' in place of 'address'")
    }
}

/// One step of a key strategy: the keys that are made of the question in the same way.
///
/// A step is taken only when those before it found nothing. It gives no keys when the question
/// has not the shape for it.
struct KeyStage: Sendable {
    let candidates: @Sendable (KeyQuestion) -> [KeyCandidate]

    /// `bob+x@example.org`: the address; the one key of these that pattern tables are asked.
    static let address = KeyStage { question in
        guard let address = question.address else { return [] }
        return address.forms.map { .whole($0) }
    }

    /// `bob@example.org`, if there is an extension to cut off.
    static let addressWithoutExtension = KeyStage { question in
        guard let address = question.address, !question.cut.isEmpty else { return [] }
        return address.forms(cutting: question.cut.count, withDomain: true)
            .map { .part($0, cut: question.cut) }
    }

    /// `bob+x` and `bob`, if the domain is hosted.
    static let userOfHostedDomain = KeyStage { question in
        guard let address = question.address, question.context.domains.contains(address.domain)
        else { return [] }
        return users(address, question)
    }

    /// `bob+x@` and `bob@`, in whatever domain.
    static let userWithAt = KeyStage { question in
        guard let address = question.address else { return [] }
        return users(address, question).map {
            .part($0.folded + [UInt8(ascii: "@")], cut: $0.cut)
        }
    }

    /// `@example.org`.
    ///
    /// Postfix remembers the extension it cut off for the keys with a user, but not for this one
    /// (mail_addr_find(3)): a catch-all's value gets no extension.
    static let atDomain = KeyStage { question in
        guard let address = question.address else { return [] }
        return [.part([UInt8(ascii: "@")] + address.domain)]
    }

    /// `a.example.org`, `.example.org`, `.org`.
    static let domainAndDottedParents = KeyStage { question in
        guard let address = question.address else { return [] }
        return DomainParents.dotted(Array(address.domain)).map { .part($0) }
    }

    /// `a.example.org`, `example.org`, `org`.
    static let domainAndParents = KeyStage { question in
        guard let address = question.address else { return [] }
        return DomainParents.plain(Array(address.domain)).map { .part($0) }
    }

    private static func users(_ address: AddressKey, _ question: KeyQuestion) -> [KeyCandidate] {
        let whole = address.forms(cutting: 0, withDomain: false).map { KeyCandidate.part($0) }
        guard !question.cut.isEmpty else { return whole }
        return whole
            + address.forms(cutting: question.cut.count, withDomain: false)
            .map { .part($0, cut: question.cut) }
    }
}

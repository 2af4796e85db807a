// RFC 6134: the match type :list, the test "valid_ext_list", and the tag :list on "redirect".
// Complete. Lists are the host's; a delivery has files of the directory `extlists_dir`, a member a
// line, and maps of the lookup server (`extlists/NAME`), in which a member is a key that is found: so
// accounts and tables of every type are lists; `redirect :list` goes to the addresses that the map has
// for the name of the list. A list that there is not fails a script that asks for its members, and its
// owner is told.
// Each member that mail is redirected to counts as a redirect (max_redirects).

internal import Mail
internal import Outcomes

extension SieveExtension {
    /// Looks into lists outside of the script.
    static let extlists = SieveExtension(
        "extlists", specification: "RFC 6134", tests: [.validExtList],
        tags: [
            TagDefinition("list", on: ["redirect"]) { _, _ in ListRecipients() }
        ],
        matchTypes: [.list], settings: ListSettings.self)
}

extension MatchType {
    /// `:list`: a value is a member of one of the lists that the keys name.
    fileprivate static let list = MatchType("list", needs: .equality) { request, compilation in
        let offset = request.keys.first?.offset ?? 0
        // RFC 6134, 2.4: how members are compared is the list's affair.
        if request.isComparatorGiven {
            compilation.report(.comparatorOfList, at: offset)
            return nil
        }
        for key in request.keys {
            guard let text = key.constant, ListName(text) == nil else { continue }
            compilation.report(.noListName(text), at: key.offset)
            return nil
        }
        return ListMatcher(names: request.keys)
    }
}

private struct ListMatcher: Matcher {
    let names: StringList

    func accepts(
        _ value: [UInt8], _ progress: inout MatchProgress, in run: inout Run
    ) throws(RunFailure) -> Bool {
        for template in names {
            let name = try run.listName(template)
            try run.charge(value.count)
            let isMember: Bool?
            do throws(LookupFailure) {
                isMember = try run.host.list(name.text, contains: value)
            } catch {
                throw RunFailure(ofList: error, at: template.offset)
            }
            guard let isMember else {
                throw RunFailure(.noList(name.text), at: template.offset)
            }
            guard isMember else { continue }
            if run.readsMatchValues { run.matchValues = [value] }
            return true
        }
        return false
    }
}

extension TestDefinition {
    /// `valid_ext_list <ext-list-names: string-list>`: whether there are all of these lists.
    fileprivate static let validExtList = TestDefinition(
        "valid_ext_list", Signature([Parameter("ext-list-names", .stringList)])
    ) { arguments, _ in
        ValidList(names: arguments.strings(0))
    }
}

private struct ValidList: CompiledTest {
    let names: StringList

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        for template in names {
            let text = try template.value(in: &run)
            try run.chargeForMailbox()
            guard let name = ListName(text) else { return false }
            let exists = try run.askForMailbox(at: template.offset) {
                (host) throws(LookupFailure) in
                try host.hasList(name.text)
            }
            run.explain(
                "the list \(TraceEvent.quoted(text)) \(exists ? "exists" : "does not exist")")
            if !exists { return false }
        }
        return true
    }
}

/// The argument of `redirect` names a list.
private struct ListRecipients: RecipientChooser {
    /// Each octet is looked at to see whether the member is an address.
    private static let stepsOfMemberOctet = 16

    func problem(of text: [UInt8]) -> Diagnostic? {
        ListName(text) == nil ? .noListName(text) : nil
    }

    func recipients(
        of template: StringTemplate, in run: inout Run
    ) throws(RunFailure) -> [MailAddress] {
        let name = try run.listName(template)
        let members: [[UInt8]]?
        do throws(LookupFailure) {
            members = try run.host.members(ofList: name.text)
        } catch {
            throw RunFailure(ofList: error, at: template.offset)
        }
        guard let members else { throw RunFailure(.noList(name.text), at: template.offset) }
        var recipients: [MailAddress] = []
        // One more than there may be is as good as all of them: it fails the script.
        for member in members where recipients.count <= run.limits.redirects {
            try run.charge(Self.stepsOfMemberOctet * (member.count + 1))
            // What is no address in a list of whatever kind gets no mail.
            if let address = SieveAddress.parse(member) { recipients.append(address) }
        }
        return recipients
    }
}

extension RunFailure {
    /// A list that can not be looked into; one that is somewhere else may be there again soon.
    fileprivate init(ofList failure: LookupFailure, at offset: Int) {
        self.init(failure, at: offset)
        if case .temporary = failure { isOutage = true }
    }
}

extension Run {
    fileprivate mutating func listName(
        _ template: StringTemplate
    ) throws(RunFailure) -> ListName {
        let text = try template.value(in: &self)
        try chargeForMailbox()
        guard let name = ListName(text) else {
            throw RunFailure(.noListName(text), at: template.offset)
        }
        return name
    }
}

extension Diagnostic {
    fileprivate static var comparatorOfList: Diagnostic {
        Diagnostic("':list' takes no comparator; remove it")
    }

    fileprivate static func noListName(_ text: [UInt8]) -> Diagnostic {
        Diagnostic(
            "\"\(String(decoding: text, as: UTF8.self))\" names no list; write it as in "
                + "\":addrbook:friends\"")
    }

    fileprivate static func noList(_ text: [UInt8]) -> Diagnostic {
        Diagnostic(
            "there is no list \"\(String(decoding: text, as: UTF8.self))\"; "
                + "ask for it with valid_ext_list first")
    }
}

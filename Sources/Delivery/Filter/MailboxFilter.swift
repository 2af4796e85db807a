public import Mail
public import MaildirStorage
public import Outcomes
public import Sieve

/// Applies a script to the messages that are in a Maildir already.
///
///     var filter = MailboxFilter(script, maildir: maildir, discarded: .stays)
///     for message in try maildir.messages(in: .inbox) {
///         if let plan = try filter.plan(for: message) { try filter.carryOut(plan) }
///     }
///     try filter.finish()
///
/// `keep` leaves a message in the folder that it is in, `fileinto` moves it, or copies it with
/// `:copy`. A filter sends nothing and writes no message anew: a message whose script redirects,
/// rejects or edits it stays where it is, and the plan says so.
public struct MailboxFilter {
    private let script: SieveScript
    private let maildir: Maildir
    private let discarded: DiscardedMail
    private let host: FilterHost
    private var filing: MaildirFiling

    /// Prepares a filter; nothing is changed yet.
    ///
    /// The settings and the maps, for lists that are maps, are those of the site; its delimiter parts
    /// the details from addresses.
    public init(
        _ script: SieveScript, maildir: Maildir, discarded: DiscardedMail,
        settings: SieveSettings = .default, maps: (any MapLookups)? = nil,
        recipientDelimiter: RecipientDelimiter = RecipientDelimiter(Array("+".utf8))
    ) {
        self.script = script
        self.maildir = maildir
        self.discarded = discarded
        host = FilterHost(
            maildir: maildir, site: SiteAnswers(settings, maps: maps),
            recipientDelimiter: recipientDelimiter)
        filing = MaildirFiling(maildir)
    }

    /// What the script wants done with a message; nil when the message is gone.
    public func plan(for message: MaildirMessage) throws(LookupFailure) -> FilterPlan? {
        guard let file = try maildir.open(message) else { return nil }
        let flags = try filing.flags(of: message)
        let result = script.run(
            message: file, envelope: SieveEnvelope(ofStored: file), host: host, flags: flags)
        var plan = FilterPlan(message: message)
        plan.notes = result.warnings.map { "warning: \($0)" }
        if let failure = result.failure {
            plan.hasFailed = true
            plan.notes.append("the script failed: \(failure)")
        } else {
            try fill(&plan, from: result, flags: flags)
        }
        if plan.isTold {
            plan.subject = file.header.first(named: HeaderName.subject)?.decoded() ?? []
        }
        return plan
    }

    /// Does what a plan says; false when the message is gone meanwhile.
    @discardableResult
    public mutating func carryOut(_ plan: FilterPlan) throws(LookupFailure) -> Bool {
        for copy in plan.copies {
            try prepare(copy)
            let isThere = try filing.copy(plan.message, to: copy.folder, flags: copy.flags)
            if !isThere { return false }
        }
        switch plan.rest {
        case .stays: return true
        case .staysFlagged(let flags): return try filing.setFlags(flags, of: plan.message)
        case .isDeleted: return try filing.remove(plan.message)
        case .moves(let target):
            try prepare(target)
            return try filing.move(plan.message, to: target.folder, flags: target.flags)
        }
    }

    /// Brings all that was done to the disk.
    public mutating func finish() throws(LookupFailure) {
        try filing.sync()
    }

    private func prepare(_ target: FilterPlan.Target) throws(LookupFailure) {
        guard try !maildir.exists(target.folder) else { return }
        try maildir.create(target.folder)
        try maildir.subscribe(target.folder)
    }
}

extension MailboxFilter {
    private func fill(
        _ plan: inout FilterPlan, from result: SieveResult, flags: [[UInt8]]
    ) throws(LookupFailure) {
        var stays: [[UInt8]]?
        var isDiscarded = false
        var isUndone = false
        var isUnsent = false
        for (index, action) in result.actions.enumerated() {
            let isImplicit = result.implicitKeep && index == result.actions.count - 1
            switch action {
            case let action as StoreAction:
                guard let request = action.store else { continue }
                guard request.header == nil, request.edited == nil else {
                    return plan.leave(because: "the script edits it, which a filter does not do")
                }
                if isImplicit || action.isKeep {
                    stays = request.flags
                } else if let target = try target(of: request, &plan, isUndone: &isUndone) {
                    if target.folder == plan.message.folder {
                        stays = request.flags
                    } else {
                        plan.copies.append(target)
                    }
                }
            case is DiscardAction: isDiscarded = true
            case is RememberAction: continue
            default:
                plan.notes.append("not done: \(action.words.first ?? action.name)")
                isUndone = isUndone || action.cancelsImplicitKeep
                isUnsent = isUnsent || action.deliversMessage || action.refusesMessage
            }
        }
        // Nobody has a message that was to be sent on and then thrown away.
        if isUndone || isUnsent && isDiscarded, stays == nil { stays = flags }
        finish(&plan, stays: stays, isDiscarded: isDiscarded, flags: flags)
    }

    /// What becomes of the message itself, once its copies are known.
    private func finish(
        _ plan: inout FilterPlan, stays: [[UInt8]]?, isDiscarded: Bool, flags: [[UInt8]]
    ) {
        if let stays {
            if stays != flags, Set(stays) != Set(flags) { plan.rest = .staysFlagged(stays) }
        } else if !plan.copies.isEmpty {
            plan.rest = .moves(plan.copies.removeLast())
        } else if isDiscarded {
            discard(&plan, flags: flags)
        }
    }

    private func discard(_ plan: inout FilterPlan, flags: [[UInt8]]) {
        switch discarded {
        case .stays: plan.notes.append("not done: discard the message")
        case .isDeleted: plan.rest = .isDeleted
        case .moves(let folder, let name):
            if folder == plan.message.folder { return }
            plan.rest = .moves(
                FilterPlan.Target(
                    folder: folder, mailbox: name, flags: flags, isNew: false))
        }
    }

    /// The folder of a `fileinto`; nil, with a note, when a delivery too would keep the mail.
    private func target(
        of request: StoreRequest, _ plan: inout FilterPlan, isUndone: inout Bool
    ) throws(LookupFailure) -> FilterPlan.Target? {
        let name = String(decoding: request.mailbox, as: UTF8.self)
        do throws(StoreFailure) {
            let place = try StorePlace(request.mailbox, in: maildir, create: request.create)
            return FilterPlan.Target(
                folder: place.folder, mailbox: name, flags: request.flags, isNew: place.isNew)
        } catch {
            plan.notes.append("not stored in \(name): \(try error.permanentReason())")
            isUndone = true
            return nil
        }
    }
}

extension FilterPlan {
    /// Nothing is done with the message.
    fileprivate mutating func leave(because reason: String) {
        copies = []
        rest = .stays
        notes.append("left as it is: \(reason)")
    }
}

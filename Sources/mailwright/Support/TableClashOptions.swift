import Accounts
import ArgumentParser
import Outcomes
import Routing
import Settings

/// Whether a new address may be one that a table of the site leads elsewhere.
struct TableClashOptions: ParsableArguments {
    static let discussion = """
        An address that a table of the settings leads elsewhere is refused, also when the tables \
        can not tell. To take one over from a table, add it with --force first and remove the \
        line of the table then: the other way round its mail would be refused in between.
        """

    @Flag(help: "Add it although a table leads its mail elsewhere, or can not tell.")
    var force = false

    /// Refuses an account whose mail, or that of its full-name alias, a table leads elsewhere.
    func refuseClash(of account: NewAccount, _ settings: SiteSettings) throws(ToolFailure) {
        if force { return }
        let tables = try open(settings)
        let alias = account.fullNameAlias
        let names = [account.username] + (alias.map { [$0] } ?? [])
        try refuse("the name \"\(account.username)\"") { () throws(LookupFailure) in
            try tables.clash(ofUsername: account.username, names: names)
        }
        guard let alias else { return }
        try refuse(fullNameAlias: alias, names, tables)
    }

    /// Refuses a full-name alias that a table leads to somebody else than the account.
    func refuseClash(
        ofFullNameAlias alias: String, of username: String, _ settings: SiteSettings
    ) throws(ToolFailure) {
        if force { return }
        try refuse(fullNameAlias: alias, [username, alias], try open(settings))
    }

    /// Refuses an alias that a table leads to somebody else than its owner.
    func refuseClash(
        ofAlias address: String, of owner: Account, _ settings: SiteSettings
    ) throws(ToolFailure) {
        if force { return }
        let tables = try open(settings)
        let names = [owner.username] + (owner.fullNameAlias.map { [$0] } ?? [])
        try refuse("the address \(address)") { () throws(LookupFailure) in
            try tables.clash(ofAlias: address, names: names)
        }
    }

    private func refuse(
        fullNameAlias alias: String, _ names: [String], _ tables: AliasTables
    ) throws(ToolFailure) {
        try refuse("the full-name alias \"\(alias)\"") { () throws(LookupFailure) in
            try tables.clash(ofFullNameAlias: alias, names: names)
        }
    }

    private func open(_ settings: SiteSettings) throws(ToolFailure) -> AliasTables {
        do throws(Complaints) {
            return try AliasTables(settings)
        } catch {
            throw .configuration(error.description)
        }
    }

    private func refuse(
        _ what: String, _ find: () throws(LookupFailure) -> AliasTableClash?
    ) throws(ToolFailure) {
        let clash: AliasTableClash?
        do throws(LookupFailure) {
            clash = try find()
        } catch .temporary(let reason) {
            throw .refused(
                "can not tell whether \(what) is free: \(reason); try again when the table "
                    + "answers, or add it all the same with --force")
        } catch {
            throw .configuration(
                "can not tell whether \(what) is free: \(error.reason); mend the table, or add "
                    + "it all the same with --force")
        }
        guard let clash else { return }
        throw .refused(
            "\(what) is taken by \(clash.description); choose another, change the table, or "
                + "add it all the same with --force")
    }
}

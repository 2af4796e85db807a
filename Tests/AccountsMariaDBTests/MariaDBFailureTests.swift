import Accounts
import Outcomes
import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBFailureTests {
    private func lookup(_ number: UInt32, _ message: String = "words") -> LookupFailure {
        MariaDBFailure.lookup(
            MariaDBError(number: number, message: message), optionFile: "/x.cnf")
    }

    @Test(
        arguments: [2002, 2003, 2006, 2013, 1040, 1047, 1205, 1213, 1927, 1064, 9999] as [UInt32])
    func `what may pass, or is not known, is temporary`(number: UInt32) {
        guard case .temporary(let reason) = lookup(number) else {
            Issue.record("\(number) is not temporary")
            return
        }
        #expect(reason.contains("/x.cnf") && reason.hasSuffix("(MariaDB error \(number))"))
    }

    @Test(arguments: [1045, 1044, 1142, 1698, 1049, 1146, 1054] as [UInt32])
    func `what an admin must mend is configuration`(number: UInt32) {
        guard case .configuration = lookup(number) else {
            Issue.record("\(number) is not configuration")
            return
        }
    }

    @Test func `tables that are not ready say themselves what to do`() {
        let failure = MariaDBFailure.lookup(
            MariaDBError(ofTables: "are old; upgrade"), optionFile: "/x.cnf")
        #expect(failure == .configuration("the accounts of /x.cnf are old; upgrade"))
    }

    @Test func `a statement is not repeated, as it may have a hash in it`() {
        #expect(!lookup(1064, "near 'X'2431''").reason.contains("2431"))
    }

    @Test func `no line of a log is broken`() {
        #expect(!lookup(2002, "a\nb").reason.contains("\n"))
    }

    @Test func `what the tables do not take is refused, other changes have failed`() {
        let refused = MariaDBFailure.change(
            MariaDBError(number: 1406, message: "too long"), optionFile: "/x.cnf")
        guard case .refused(let reason) = refused else {
            Issue.record("\(refused)")
            return
        }
        #expect(reason.contains("too long"))
        let failed = MariaDBFailure.change(
            MariaDBError(number: 2013, message: "lost"), optionFile: "/x.cnf")
        #expect(failed == .failed(lookup(2013, "lost")))
        let binlog = MariaDBFailure.change(
            MariaDBError(number: 1419, message: "no SUPER"), optionFile: "/x.cnf")
        #expect(binlog.description.contains("log_bin_trust_function_creators"))
    }
}

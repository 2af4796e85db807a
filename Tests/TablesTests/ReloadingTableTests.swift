import Outcomes
import Synchronization
import Testing

@testable import Tables

@Suite struct ReloadingTableTests {
    /// Collects what the table reports.
    private final class Reports: Sendable {
        private let list = Mutex<[TableReport]>([])
        var all: [TableReport] { list.withLock { $0 } }
        var complaints: [String] { all.flatMap(\.complaints).map(\.description) }
        func add(_ report: TableReport) { list.withLock { $0.append(report) } }
    }

    private let reports = Reports()
    private let file = TemporaryFile("a 1\n")

    private func open(
        _ unusable: TableContext.Unusable = .isAnError
    ) throws(Complaints) -> any Table {
        let reports = reports
        let context = TableContext(unusable: unusable, report: { reports.add($0) })
        return try TableOpener(context).open("texthash:\(file.path)")
    }

    @Test func `an edit is served after two looks, and reported`() throws {
        let table = try open()
        file.write("a 2\n")
        #expect(try table.value("a") == "1")
        table.refresh()
        #expect(try table.value("a") == "1", "it may still be being written")
        table.refresh()
        #expect(try table.value("a") == "2")
        #expect(
            reports.all == [
                TableReport(
                    table: "texthash:\(file.path)", isAccepted: true, complaints: [])
            ])
    }

    @Test(arguments: ["a 1\n", "broken"])
    func `a file that is not to be read is not, be it good or bad`(_ text: String) throws {
        file.write(text)
        let table = try open(.isNotRead)
        #expect(throws: LookupFailure.self) { try table.value("a") }
        #expect(reports.all.isEmpty)
    }

    @Test func `nothing is reported when nothing changes`() throws {
        let table = try open()
        for _ in 0..<5 { table.refresh() }
        #expect(reports.all.isEmpty)
    }

    @Test func `a file that keeps changing waits until it rests`() throws {
        let table = try open()
        for number in 0..<4 {
            file.write("a \(number)\nb")
            table.refresh()
        }
        #expect(try table.value("a") == "1")
        #expect(reports.all.isEmpty)
        file.write("a 9\n")
        table.refresh()
        table.refresh()
        #expect(try table.value("a") == "9")
    }

    @Test func `a broken edit is refused whole, reported once, and mended`() throws {
        let table = try open()
        file.write("a 2\nb\nc\n")
        for _ in 0..<5 { table.refresh() }
        #expect(try table.value("a") == "1")
        #expect(
            reports.complaints == [
                "\(file.path):2: b has no value; write key, white space, value",
                "\(file.path):3: c has no value; write key, white space, value",
            ])
        #expect(reports.all.map(\.isAccepted) == [false])
        file.write("a 3\n")
        for _ in 0..<3 { table.refresh() }
        #expect(try table.value("a") == "3")
        #expect(reports.all.map(\.isAccepted) == [false, true])
    }

    @Test func `a removed file is served on and complained of once`() throws {
        let table = try open()
        file.remove()
        for _ in 0..<5 { table.refresh() }
        #expect(try table.value("a") == "1")
        #expect(
            reports.complaints == [
                "command line: there is no file \(file.path); "
                    + "create it, it may be empty, or correct the name"
            ]
        )
        file.write("a 2\n")
        for _ in 0..<2 { table.refresh() }
        #expect(try table.value("a") == "2")
    }

    @Test func `warnings are reported when the file is opened and taken in`() throws {
        file.write("a 1\na 2\n")
        let table = try open()
        #expect(table.warnings.count == 1)
        #expect(reports.all.map(\.isAccepted) == [true])
        #expect(reports.complaints.count == 1)
        file.write("a 1\n")
        for _ in 0..<2 { table.refresh() }
        #expect(table.warnings.isEmpty)
    }

    @Test func `a broken file is an error at once for the tool`() {
        file.write("a\n")
        #expect(throws: Complaints.self) { try open() }
    }

    @Test func `in the daemon a broken file fails every lookup until it is mended`() throws {
        file.write("a\nb\n")
        let table = try open(.answersFailure)
        #expect(
            throws: LookupFailure.configuration(
                "\(file.path):1: a has no value; write key, white space, value (and 1 more)")
        ) { try table.value("x") }
        #expect(reports.all.map(\.isAccepted) == [false])
        file.write("x y\n")
        for _ in 0..<2 { table.refresh() }
        #expect(try table.value("x") == "y")
    }

    @Test func `a missing pattern file is a pattern table all the same`() throws {
        let context = TableContext(unusable: .answersFailure)
        let table = try TableOpener(context).open("regexp:/nonexistent/rules")
        #expect(table.isPattern)
        #expect(throws: LookupFailure.self) { try table.value("x") }
    }

    @Test func `lookups go on while the table is replaced`() async throws {
        let table = try open()
        let file = file
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<2000 {
                        let value = try table.value("a")
                        #expect(value == "1" || value == "2")
                    }
                }
            }
            group.addTask {
                for number in 0..<20 {
                    file.write("a \(number % 2 + 1)\n")
                    table.refresh()
                    table.refresh()
                }
            }
            try await group.waitForAll()
        }
        #expect(try table.value("a") == "2")
    }

    @Test func `a file that could not be read is read again without a change`() throws {
        file.write("/broken\n")
        let table = try open(.answersFailure)
        #expect(reports.all.count == 1)
        for _ in 0..<(3 * ReloadingTable.looksBeforeRetry) { table.refresh() }
        #expect(reports.all.count == 1, "the same reason is told once")
    }
}

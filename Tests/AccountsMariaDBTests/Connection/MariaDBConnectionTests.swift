import TestSupport
import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBConnectionTests {
    private let database: TestDatabase
    private let connection: MariaDBConnection

    init() throws {
        database = try TestDatabase(sql: "CREATE TABLE t (a VARBINARY(9), b INT)")
        connection = try database.connection()
    }

    @Test func `rows come with their octets, numbers and nothing`() throws {
        try database.run("INSERT INTO t VALUES (X'00FF27', 7), (NULL, NULL), ('', -1)")
        let rows = try connection.rows("SELECT a, b FROM t") {
            ($0[octets: 0], $0[text: 1], $0[number: 1])
        }
        #expect(rows.map(\.0) == [[0, 0xFF, 0x27], nil, []])
        #expect(rows.map(\.1) == ["7", nil, "-1"])
        #expect(rows.map(\.2) == [7, 0, 0])
    }

    @Test func `a statement gives how many rows it has changed`() throws {
        #expect(try connection.execute("INSERT INTO t VALUES ('a', 1), ('b', 2)") == 2)
        #expect(try connection.execute("DELETE FROM t WHERE b = \(2)") == 1)
    }

    @Test func `a result of many rows is read to its end, and the next question asked`() throws {
        let count = try connection.rows("SELECT seq FROM seq_1_to_100000") { $0[number: 0] }.count
        #expect(count == 100_000)
        #expect(try connection.rows("SELECT 1") { $0[number: 0] } == [1])
    }

    @Test func `a server that does not answer in time is an error that ends the connection`() throws
    {
        let impatient = try MariaDBConnection(
            optionFile: database.optionFile, limits: .init(connect: 1, answer: 1))
        let error = #expect(throws: MariaDBError.self) {
            try impatient.rows("SELECT SLEEP(20)") { $0[number: 0] }
        }
        #expect(error?.endsConnection == true, "\(String(describing: error))")
    }

    @Test func `names are sent and come as UTF-8`() throws {
        #expect(
            try connection.rows("SELECT CONVERT(X'E4' USING latin1), CHAR_LENGTH(\("ä"))") {
                "\($0[text: 0] ?? "") \($0[number: 1])"
            } == ["ä 1"])
    }
}

import TestSupport
import Testing

@testable import AccountsMariaDB

@Suite struct MariaDBPoolTests {
    private let database: TestDatabase
    private let pool: MariaDBPool

    init() throws {
        database = try TestDatabase()
        pool = MariaDBPool(optionFile: database.optionFile)
    }

    private static func number(_ connection: MariaDBConnection) throws(MariaDBError) -> UInt64 {
        try connection.rows("SELECT CONNECTION_ID()") { $0[number: 0] }.first ?? 0
    }

    @Test func `a connection is used again`() throws {
        let first = try pool.withConnection(Self.number)
        #expect(try pool.withConnection(Self.number) == first)
        #expect(try pool.withNewConnection(Self.number) != first)
    }

    @Test func `a question that is refused costs no connection`() throws {
        let first = try pool.withConnection(Self.number)
        let error = #expect(throws: MariaDBError.self) {
            try pool.withConnection { connection throws(MariaDBError) in
                try connection.execute("SELEKT")
            }
        }
        #expect(error?.number == 1064 && error?.endsConnection == false)
        #expect(try pool.withConnection(Self.number) == first)
    }

    @Test func `a kept connection that is lost is replaced, and the question asked again`() throws {
        let first = try pool.withConnection(Self.number)
        try database.run("KILL \(first)")
        var asked = 0
        let second = try pool.withConnection { connection throws(MariaDBError) in
            asked += 1
            return try Self.number(connection)
        }
        #expect(second != first && asked == 2)
    }

    @Test func `a new connection that is lost is an error`() throws {
        let error = #expect(throws: MariaDBError.self) {
            try pool.withNewConnection { connection throws(MariaDBError) in
                let number = try Self.number(connection)
                _ = try? database.run("KILL \(number)")
                try connection.execute("SELECT 1")
            }
        }
        #expect(error?.endsConnection == true)
    }

    @Test(arguments: [
        ("a,b,c", "b,c,a"), ("a:1,b:2", "b:2,a:1"), ("a", "a"), (nil, nil),
    ])
    func `the next host is the first of the others`(hosts: String?, next: String?) {
        #expect(MariaDBPool.rotated(hosts) == next)
    }
}

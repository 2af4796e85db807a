import Testing

@testable import AccountsMariaDB

@Suite struct SQLTextTests {
    @Test func `a value is a literal that nothing can end`() {
        let name = "a'b"
        let statement: SQLText = "SELECT 1 WHERE x = \(name)"
        #expect(statement.text == "SELECT 1 WHERE x = _utf8mb4 X'612762'")
    }

    @Test func `every octet has two digits`() {
        let octets: [UInt8] = [0, 0x0F, 0x7F, 0xFF]
        let statement: SQLText = "\(octets)"
        #expect(statement.text == "_utf8mb4 X'000F7FFF'")
    }

    @Test func `nothing is NULL, and an empty text is none`() {
        let none: String? = nil
        let statement: SQLText = "\(none), \("")"
        #expect(statement.text == "NULL, _utf8mb4 X''")
    }

    @Test func `numbers and pieces of SQL stand as they are`() {
        let piece: SQLText = "a = \(1)"
        let statement: SQLText = "SELECT \(sql: piece)"
        #expect(statement.text == "SELECT a = 1")
    }
}

import Testing

@testable import Crypt

@Suite struct PasswordGeneratorTests {
    @Test func `a password is four groups of five plain characters`() {
        let groups = PasswordGenerator.make().split(separator: UInt8(ascii: "-"))
        #expect(groups.map(\.count) == [5, 5, 5, 5])
        for group in groups {
            let known = group.allSatisfy(PasswordGenerator.alphabet.contains)
            #expect(known)
        }
    }

    @Test func `no two are the same`() {
        let passwords = Set((0..<1000).map { _ in PasswordGenerator.make() })
        #expect(passwords.count == 1000)
    }

    @Test func `every character occurs, none is doubled or ambiguous`() {
        #expect(Set(PasswordGenerator.alphabet).count == 32)
        for byte in "01lo".utf8 { #expect(!PasswordGenerator.alphabet.contains(byte)) }
        let seen = Set((0..<200).flatMap { _ in PasswordGenerator.make() })
        #expect(seen.count == 33)
    }
}

import Outcomes
import Tables
import TestSupport
import Testing

/// Random pattern tables, read by us and by Postfix: the same lines are refused, and the tables
/// that are taken give the same answers.
@Suite struct PatternTableDifferenceTests {
    private static let pieces = [
        "a", "b", "c", "@", "x", "(a|b)", "(ab)", "(c)?", "a*", "b+", ".", "[a-c]", "^a", "b$",
        "\\.", "\\/", "(a(b)?)", "é",
    ]
    private static let brokenPieces = ["(", ")", "[", "*", "{2}", "^", "$", "\\"]
    private static let results = ["r", "a@b, c@d", "$$", "é x", "x # y", "r", "$1", "${1}x"]
    private static let brokenResults = [
        "$(2)", "$1@$2", "$", "$x", "${1", "$0", "$1x", " ", "", "$3-$1",
    ]
    private static let flags = ["", "", "", "", "i", "m", "x", "ii", "im"]
    private static let keys = [
        "a", "ab", "b", "abc", "a@b", "AB", "aab", "c", "x", "ABC@x", "cab", "aa", "bb", "a.b", "é",
        "a/b", "abab", "()", "a b",
    ]

    private func pattern(_ random: inout RandomText, _ delimiter: String) -> String {
        let isBroken = random.number(below: 12) == 0
        let pieces = Self.pieces + (isBroken ? Self.brokenPieces : [])
        return delimiter + random.some(of: pieces, upTo: 4) + delimiter
            + random.one(of: Self.flags + (isBroken ? ["q"] : []))
    }

    private func rule(_ random: inout RandomText) -> String {
        let negation = random.one(of: ["", "", "", "", "", "!", "!!", "! "])
        let delimiter = random.one(of: ["/", "/", "/", "|", "%"])
        let first = pattern(&random, delimiter)
        let second = pattern(&random, delimiter)
        let isBroken = random.number(below: 12) == 0
        let result = random.one(of: isBroken ? Self.brokenResults : Self.results)
        switch random.number(below: 24) {
        case 0: return "if \(negation)\(first)"
        case 1...3: return "if \(negation)\(first)\n\(second) in\nendif"
        case 4: return "\(first)!\(second) \(result)"
        case 5: return random.one(of: ["# comment", "", "  continued"])
        case 6: return random.one(of: ["", "", "", "word", "EndIf x", "endif"])
        default: return "\(negation)\(first) \(result)"
        }
    }

    @Test(arguments: ["regexp", "pcre"])
    func `the same lines are refused and the same answers given`(type: String) throws {
        let postmap = try Postmap()
        var random = RandomText(seed: 20_260_823)
        var taken = 0
        var refused = 0
        for _ in 0..<200 {
            let count = 1 + random.number(below: 4)
            let text = (0..<count).map { _ in rule(&random) + "\n" }.joined()
            let path = try postmap.write(text)
            let theirs = try postmap.ask("\(type):\(path)", Self.keys)
            do throws(Complaints) {
                let table = try TableOpener(TableContext()).open("\(type):\(path)")
                #expect(theirs.warnings.isEmpty, "only Postfix complains of:\n\(text)")
                let ours = try answers(table)
                #expect(ours == theirs.values, "\(type) table:\n\(text)")
                taken += 1
            } catch {
                #expect(!theirs.warnings.isEmpty, "only we complain of:\n\(text)\n\(error)")
                refused += 1
            }
        }
        // Both kinds must occur, or nothing was compared.
        #expect(taken > 25)
        #expect(refused > 25)
    }

    private func answers(_ table: any Table) throws(Complaints) -> [String: String] {
        var values: [String: String] = [:]
        for key in Self.keys {
            do throws(LookupFailure) {
                guard let answer = try table.lookup(Array(key.utf8)) else { continue }
                values[key] = String(decoding: answer.value, as: UTF8.self)
            } catch {
                values[key] = error.reason
            }
        }
        return values
    }
}

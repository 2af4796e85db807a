import Outcomes
import Tables
import TestSupport
import Testing

/// Random texthash tables, read by us and by Postfix.
@Suite struct TextHashDifferenceTests {
    private static let words = [
        "a", "B", "a@b", "\"a b\"", "é", "\\a", "c:", "\"", "x#", "#x", "É",
    ]
    private static let spaces = [" ", "\t", "  ", " \t ", ""]
    private static let keys = [
        "a", "b", "B", "a@b", "\"a b\"", "\"A B\"", "é", "É", "\\a", "c:", "x#", "v",
    ]

    private func line(_ random: inout RandomText) -> String {
        let start = random.one(of: ["", "", "", "", "", " ", "\t"])
        let value = random.some(of: ["v", " ", "w, x", "é", "# y", "\\", "\""], upTo: 4)
        switch random.number(below: 12) {
        case 0: return ""
        case 1: return "# comment"
        case 2: return "  # indented comment"
        default:
            return start + random.some(of: Self.words, upTo: 2) + random.one(of: Self.spaces)
                + value
                + random.one(of: ["", "", " ", "\r"])
        }
    }

    @Test func `the same lines are refused and the same answers given`() throws {
        let postmap = try Postmap()
        var random = RandomText(seed: 23_081_966)
        var taken = 0
        var refused = 0
        for _ in 0..<150 {
            let count = 1 + random.number(below: 5)
            let text = (0..<count).map { _ in line(&random) + "\n" }.joined()
            let path = try postmap.write(text)
            let theirs = try postmap.ask("texthash:\(path)", Self.keys)
            // A key that stands twice, or ends in a colon, is a warning for both.
            let refusals = theirs.warnings.filter {
                !$0.contains("duplicate entry") && !$0.contains("is this an alias file")
            }
            do throws(Complaints) {
                let table = try TableOpener(TableContext()).open("texthash:\(path)")
                #expect(refusals.isEmpty, "only Postfix complains of:\n\(text)")
                #expect(
                    table.warnings.isEmpty == theirs.warnings.isEmpty, "warnings about:\n\(text)")
                #expect(answers(table) == theirs.values, "table:\n\(text)")
                taken += 1
            } catch {
                #expect(!refusals.isEmpty, "only we complain of:\n\(text)\n\(error)")
                refused += 1
            }
        }
        #expect(taken > 25)
        #expect(refused > 25)
    }

    private func answers(_ table: any Table) -> [String: String] {
        var values: [String: String] = [:]
        for key in Self.keys {
            let answer = try? table.lookup(Array(key.utf8))
            values[key] = answer.map { String(decoding: $0.value, as: UTF8.self) }
        }
        return values
    }
}

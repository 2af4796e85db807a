import Fuzzing
import Mail
import Outcomes
import Sieve

/// Compiles a script, and looks at its errors.
enum ScriptFuzzing {
    static func run(_ source: [UInt8]) {
        let first = compile(source)
        check(first == compile(source), "the same script has the same errors")
        guard let complaints = first?.all else { return }
        let limit = Site.settings.limits.complaints
        check(!complaints.isEmpty && complaints.count <= limit + 1, "errors are limited")
        var last = (0, 0)
        for complaint in complaints {
            check(!complaint.message.isEmpty, "an error says something")
            check(
                !ComplaintExcerpt(complaint, in: source).description.isEmpty, "there is an excerpt")
            guard complaint.file == "script", complaint.line > 0 else { continue }
            checkPlace(of: complaint, in: source)
            check((complaint.line, complaint.column) >= last, "errors are in order")
            last = (complaint.line, complaint.column)
        }
    }

    private static func compile(_ source: [UInt8]) -> Complaints? {
        do throws(Complaints) {
            _ = try SieveScript(
                compiling: source, named: "script", settings: Site.settings, library: World())
            return nil
        } catch {
            return error
        }
    }

    private static func checkPlace(of complaint: Complaint, in source: [UInt8]) {
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        check(complaint.line <= lines.count, "the line is in the script: \(complaint)")
        let length = lines[complaint.line - 1].count
        check(1...(length + 1) ~= complaint.column, "the column is in the line: \(complaint)")
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = octets(data, count)
    ScriptFuzzing.run(input)
    // Most inputs do not require what they use.
    ScriptFuzzing.run(Site.require + input)
    return 0
}

fuzz(testOneInput)

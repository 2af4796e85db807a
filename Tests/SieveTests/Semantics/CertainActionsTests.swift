import Outcomes
import Sieve
import Testing

/// Warnings about scripts that fail whenever a command is reached.
@Suite struct CertainActionsTests {
    /// The warnings of a script, whose places are marked in it.
    private func expectWarnings(
        _ marked: String, _ messages: String..., limits: SieveLimits = .default,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let require =
            #"require ["fileinto", "copy", "reject", "ereject", "variables", "include", "ihave","#
            + #" "foreverypart", "extlists", "vacation"];"# + "\n"
        let (text, places) = script(marked)
        let found = try compile(require + text, limits: limits).warnings
        let expected = zip(places, messages).map { "2:\($0): \($1)" }
        #expect(
            found.map { "\($0.line):\($0.column): \($0.message)" } == expected,
            sourceLocation: sourceLocation)
        #expect(places.count == messages.count, sourceLocation: sourceLocation)
    }

    /// A script of one line without its marks, and the columns where they were.
    private func script(_ marked: String) -> (text: String, columns: [Int]) {
        let pieces = marked.split(separator: "§", omittingEmptySubsequences: false)
        var columns: [Int] = []
        var text = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0 { columns.append(text.utf8.count + 1) }
            text += piece
        }
        return (text, columns)
    }

    private func refused(_ refusal: String, _ delivery: String) -> String {
        "the script fails here, as '\(refusal)' refuses the message that '\(delivery)' delivers; "
            + "leave one of them out"
    }

    @Test(arguments: [
        (#"fileinto "a"; §reject "no";"#, "reject", "fileinto"),
        (#"reject "no"; §fileinto :copy "a";"#, "reject", "fileinto"),
        (#"keep; §ereject "no";"#, "ereject", "keep"),
        (#"redirect "a@example.org"; §reject "no";"#, "reject", "redirect"),
        (#"redirect "${x}@example.org"; if true { §reject "no"; }"#, "reject", "redirect"),
        (#"if exists "x" { keep; §reject "no"; }"#, "reject", "keep"),
        (#"reject "no"; if exists "x" { stop; } §keep;"#, "reject", "keep"),
        (#"if true { keep; } §reject "no";"#, "reject", "keep"),
        (#"if not false { reject "no"; } else { stop; } §keep;"#, "reject", "keep"),
        (#"if false { stop; } elsif true { reject "no"; } §keep;"#, "reject", "keep"),
    ])
    func `a message that is refused is not delivered`(
        marked: String, refusal: String, delivery: String
    ) throws {
        try expectWarnings(marked, refused(refusal, delivery))
        // It is true.
        let (text, _) = script(marked)
        let require = #"require ["fileinto", "copy", "reject", "ereject", "variables"];"#
        let message = message("X: 1\nFrom: a@example.com\n\n")
        let result = try compile(require + text.replacing("stop;", with: "")).run(
            message: message, envelope: envelope, host: AnsweringHost())
        #expect(result.failure != nil)
    }

    @Test func `redirects are counted by their addresses`() throws {
        var limits = SieveLimits.default
        limits.redirects = 2
        let warning =
            "the script fails here, as it redirects to more than 2 addresses (max_redirects); use fewer"
        try expectWarnings(
            #"redirect "a@x.org"; redirect :copy "b@x.org"; §redirect "c@x.org"; redirect "d@x.org";"#,
            warning, limits: limits)
        try expectWarnings(
            #"redirect "a@x.org"; if exists "x" { redirect "b@x.org"; §redirect "c@x.org"; }"#,
            warning, limits: limits)
        try expectWarnings(
            #"redirect "a@x.org"; redirect "a@X.ORG"; redirect "b@x.org";"#, limits: limits)
        try expectWarnings(
            #"redirect "a@x.org"; if exists "x" { redirect "b@x.org"; } else { redirect "c@x.org"; }"#,
            limits: limits)
        try expectWarnings(
            #"redirect "${x}@x.org"; redirect "${y}@x.org"; redirect "${z}@x.org";"#, limits: limits
        )
        limits.redirects = 0
        try expectWarnings(
            #"§redirect "a@x.org";"#, warning.replacing("than 2", with: "than 0"), limits: limits)
    }

    @Test(arguments: [
        #"if exists "x" { fileinto "a"; } reject "no";"#,
        #"if exists "x" { fileinto "a"; } else { reject "no"; }"#,
        #"fileinto "a"; stop; reject "no";"#, #"fileinto "a"; return; reject "no";"#,
        #"fileinto "a"; error "x"; reject "no";"#,
        #"foreverypart { fileinto "a"; break; reject "no"; }"#,
        #"reject "no"; discard;"#, #"foreverypart { reject "no"; } keep;"#,
        #"redirect :list "tag:example.com,2020:x"; reject "no";"#,
        #"if exists "x" { keep; } else { stop; } reject "no";"#,
        #"if exists "x" { } elsif true { keep; } reject "no";"#,
        #"if true { keep; } else { reject "no"; }"#,
    ])
    func `what can go well is no warning`(text: String) throws {
        try expectWarnings(text)
    }

    @Test(arguments: [
        #"return; include "none";"#, #"stop; include "none";"#, #"error "x"; include "none";"#,
        #"if true { stop; } keep; reject "x";"#, #"if true { if true { stop; } } include "none";"#,
        #"if ihave "copy" { stop; } include "none";"#,
        #"if ihave "nonsense" { nonsense; } else { stop; } include "none";"#,
        #"if not false { return; } include "none";"#, #"if false { include "none"; }"#,
        #"if true { } elsif exists "x" { include "none"; } else { include "none"; }"#,
        #"foreverypart { if true { break; } include "none"; }"#,
        #"keep; reject "no"; include "none";"#.replacing("reject", with: "§reject"),
    ])
    func `nothing is said of what is never reached`(marked: String) throws {
        if marked.contains("§") {
            try expectWarnings(marked, refused("reject", "keep"))
        } else {
            try expectWarnings(marked)
        }
    }

    @Test(arguments: [
        #"if exists "x" { stop; } include §"none";"#,
        #"if exists "x" { } elsif true { stop; } include §"none";"#,
        #"if false { stop; } include §"none";"#,
        #"if true { include §"none"; } else { stop; }"#,
        #"foreverypart { if true { break; } } include §"none";"#,
    ])
    func `what is reached by some messages is looked at`(marked: String) throws {
        try expectWarnings(
            marked,
            "the script fails here: there is no script \"none\"; store it or correct the name, or "
                + "add ':optional'")
    }

    @Test func `a script that is not there is told, unless it may be missing`() throws {
        let library = Library(["there": "include \"gone\";"])
        func warnings(_ text: String) throws -> [String] {
            try library.compile(text).warnings.map(\.description)
        }
        let hint = "store it or correct the name, or add ':optional'"
        #expect(
            try warnings("keep;\nif exists \"x\" { include :global \"none\"; }") == [
                "main.sieve:3:33: the script fails here: there is no script \"none\"; \(hint)"
            ])
        #expect(
            try warnings("include \"there\";") == [
                "there.sieve:2:9: the script fails here: there is no script \"gone\"; \(hint)"
            ])
        #expect(try warnings("include :optional \"none\";") == [])
        #expect(
            try warnings("include \"locked\";") == [
                "main.sieve:2:9: the script \"locked\" can not be read: the disk is away"
            ])
    }
}

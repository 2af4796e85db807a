import Foundation
import Sieve
import Testing

/// The articles about the library: their code is that of sources which are compiled and tested.
@Suite struct ArticleTests {
    static let folder = "Sources/Sieve/Sieve.docc"
    static let articles = Repository.files(in: folder, ending: "md")

    /// Sources that the articles quote.
    private func sources() throws -> [String] {
        let files =
            Repository.swiftFiles(in: "Tests/SieveTests/Articles")
            + Repository.swiftFiles(in: "examples/sieve-library")
        return try files.map { unindented(try String(contentsOf: $0, encoding: .utf8)) }
    }

    /// A text whose lines begin at their first word: a quotation may stand at another depth.
    private func unindented(_ text: some StringProtocol) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
    }

    private func quotations(in article: String) -> [String] {
        article.components(separatedBy: "```swift\n").dropFirst()
            .map { unindented($0.components(separatedBy: "```")[0]) }
    }

    @Test(arguments: articles)
    func `each piece of code is in a source that is tested`(article: URL) throws {
        let sources = try sources()
        for quotation in quotations(in: try String(contentsOf: article, encoding: .utf8)) {
            #expect(sources.contains { $0.contains(quotation) }, "\(quotation)")
        }
    }

    @Test func `there are quotations`() throws {
        let counts = try Self.articles.map {
            quotations(in: try String(contentsOf: $0, encoding: .utf8)).count
        }
        #expect(counts.count >= 5)
        #expect(counts.reduce(0, +) >= 8)
    }

    @Test func `the whole extension is in its article`() throws {
        let article = unindented(try Repository.text("\(Self.folder)/WriteAnExtension.md"))
        let source = try Repository.text("Tests/SieveTests/Articles/LabelExtension.swift")
        for line in unindented(source).split(separator: "\n") {
            #expect(article.contains(line), "\(line)")
        }
    }

    @Test func `each limit is in the article with its default and what it bounds`() throws {
        let article = try Repository.text("\(Self.folder)/LimitsAndSafety.md")
        let rows = article.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let names = SieveLimits.definitions.map(\.name)
        let limits = SieveSettings.descriptions().filter { names.contains($0.name) }
        #expect(
            rows.map(String.init)
                == limits.map { "| `\($0.name)` | \($0.usual ?? "none") | \($0.summary) |" })
    }

    @Test(arguments: ["StoreRequest", "OutgoingMail"])
    func `what a performer gets is in the article, property by property`(type: String) throws {
        let article = try Repository.text("\(Self.folder)/RunAScript.md")
        let source = try Repository.text("Sources/Sieve/Execution/\(type).swift")
        let declaration = source.components(separatedBy: "public struct \(type)")[1]
            .components(separatedBy: "\n}\n")[0]
        let properties = declaration.components(separatedBy: "\n    public var ").dropFirst()
            .map { $0.prefix { $0.isLetter } }
        #expect(properties.count >= 6)
        let table = article.components(separatedBy: "``\(type)``:")[1]
            .components(separatedBy: "\n\n")[1]
        let rows = table.split(separator: "\n").dropFirst(2).map { $0.split(separator: "`")[1] }
        #expect(rows == properties)
    }

    @Test(arguments: articles)
    func `links lead to articles that there are`(article: URL) throws {
        let names = Self.articles.map { $0.deletingPathExtension().lastPathComponent }
        let text = try String(contentsOf: article, encoding: .utf8)
        for link in text.components(separatedBy: "<doc:").dropFirst() {
            let name = link.prefix { $0 != ">" }
            #expect(names.contains(String(name)), "\(name)")
        }
    }
}

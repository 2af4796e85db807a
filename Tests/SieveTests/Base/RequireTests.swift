import Sieve
import Testing

@Suite struct RequireTests {
    @Test(arguments: [
        #"require "fileinto"; fileinto "a";"#, #"require ["fileinto", "copy"]; fileinto "a";"#,
        #"require "copy"; require "fileinto"; require "fileinto"; fileinto "a";"#,
        #"REQUIRE "fileinto"; fileinto "a";"#,
    ])
    func `what is required can be used`(_ text: String) throws {
        _ = try compile(text)
    }

    @Test(arguments: SieveExtension.all.map(\.name))
    func `every extension can be required`(_ name: String) throws {
        _ = try compile("require \"\(name)\";")
    }

    @Test(arguments: ["comparator-i;octet", "comparator-i;ascii-casemap"])
    func `the comparators of the base may be required`(_ name: String) throws {
        _ = try compile("require \"\(name)\"; if header :comparator \"i;octet\" \"a\" \"b\" {}")
    }

    @Test func `names of extensions are exact`() {
        expectErrors(
            "require [1️⃣\"FILEINTO\", 2️⃣\"fileint\", 3️⃣\"\", 4️⃣\"vnd.example\"];",
            "there is no extension \"FILEINTO\" here; remove it and what needs it",
            "there is no extension \"fileint\"; did you mean \"fileinto\"?",
            "there is no extension \"\" here; remove it and what needs it",
            "there is no extension \"vnd.example\" here; remove it and what needs it")
    }

    @Test func `it stands at the top`() {
        let late = "'require' must stand before all other commands; move it to the top"
        expectErrors("keep; 1️⃣require \"copy\"; redirect :copy \"a@b.example\";", late)
        expectErrors("if true { 1️⃣require \"copy\"; }", late)
    }

    @Test func `it takes fixed names`() {
        expectErrors(
            "1️⃣require;",
            "'require' lacks a string or a list of strings for its capabilities; add it")
        expectErrors(
            "require 1️⃣5;",
            "'require' needs a string or a list of strings here, for its capabilities")
        expectErrors(
            "require \"variables\"; require 1️⃣\"${x}\";",
            "the name of an extension must not depend on variables; write a fixed text")
    }

    private let allowed = SieveExtension.all.filter { $0.name != "fileinto" && $0.name != "date" }

    @Test func `what the site forbids is no slip of the pen`() {
        let refusal = { (thing: String, name: String) in
            "\(thing) is not allowed by this site's settings (extensions); remove it, or have "
                + "+\(name) added there"
        }
        expectErrors(
            "require 1️⃣\"fileinto\";", refusal("the extension \"fileinto\"", "fileinto"),
            extensions: allowed)
        expectErrors(
            "1️⃣fileinto \"a\";", refusal("the command 'fileinto'", "fileinto"), extensions: allowed)
        expectErrors(
            "if 1️⃣currentdate \"year\" \"2026\" { }", refusal("the test 'currentdate'", "date"),
            extensions: allowed)
        expectErrors(
            "keep 1️⃣:flags \"a\";", refusal("the tag ':flags'", "imap4flags"),
            extensions: SieveExtension.all.filter { $0.name != "imap4flags" })
    }

    @Test func `the words of what can not be required are no errors on top of that`() {
        expectErrors(
            "require 1️⃣\"fileinto\"; fileinto \"a\"; if true { fileinto \"b\"; }",
            "the extension \"fileinto\" is not allowed by this site's settings (extensions); "
                + "remove it, or have +fileinto added there", extensions: allowed)
        expectErrors(
            "require 1️⃣\"fileintoo\"; fileinto \"a\"; 2️⃣frop;",
            "there is no extension \"fileintoo\"; did you mean \"fileinto\"?",
            "there is no command 'frop'; check its spelling")
    }
}

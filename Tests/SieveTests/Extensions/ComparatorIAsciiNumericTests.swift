import Sieve
import Testing

@Suite struct ComparatorIAsciiNumericTests {
    @Test(arguments: [
        ("0", "1", -1), ("1", "4294967298", -1), ("4294967298", "04294967298", 0),
        ("4294967298b", "4294967298", 0), ("04294967298", "", -1), ("", "x", 0), ("x", "y", 0),
        ("10", "9", 1), ("0", "00", 0), ("00", "", -1), ("-1", "5", 1), (" 1", "1", 1),
        ("1.5", "1.7", 0), ("18446744073709551616", "18446744073709551615", 1),
        ("99999999999999999999999999999998", "99999999999999999999999999999999", -1),
        ("12", "21", -1), ("٣", "5", 1),
    ])
    func `numbers of any size`(_ first: String, _ second: String, _ order: Int) {
        let (one, other) = (Array(first.utf8), Array(second.utf8))
        #expect(Comparator.asciiNumeric.compare(one, other).signum() == order)
        #expect(Comparator.asciiNumeric.compare(other, one).signum() == -order)
        #expect(Comparator.asciiNumeric.equal(one, other) == (order == 0))
    }

    private let message = SieveTests.message("X-Score: 007 of 10\nX-Text: none\n\n")

    @Test(arguments: [
        (#"header :comparator "i;ascii-numeric" "x-score" "7""#, true),
        (#"header :is :comparator "i;ascii-numeric" "x-score" "70""#, false),
        (#"header :comparator "i;ascii-numeric" "x-text" "other""#, true),
        (#"string :comparator "i;ascii-numeric" "${n}12" "012""#, true),
    ])
    func `it goes with :is`(_ test: String, _ expected: Bool) throws {
        #expect(
            try evaluate(
                test, require: #""comparator-i;ascii-numeric", "variables""#, on: message)
                == expected)
    }

    @Test func `it has no substrings`() {
        expectErrors(
            """
            require "comparator-i;ascii-numeric";
            if header :contains 1️⃣:comparator "i;ascii-numeric" "a" "1" {}
            if header 2️⃣:comparator "i;ascii-numeric" :matches "a" "1" {}
            """, "the comparator i;ascii-numeric can not do ':contains'; use another one",
            "the comparator i;ascii-numeric can not do ':matches'; use another one")
    }

    @Test func `it must be required`() {
        expectErrors(
            "if header :comparator 1️⃣\"i;ascii-numeric\" \"a\" \"1\" {}",
            "the comparator i;ascii-numeric needs an extension; "
                + "add require \"comparator-i;ascii-numeric\" at the top")
        expectErrors(
            "require 1️⃣\"comparator-i;ascii-numerics\";",
            "there is no extension \"comparator-i;ascii-numerics\"; "
                + "did you mean \"comparator-i;ascii-numeric\"?")
    }

    @Test func `the comparators of the base can be required`() throws {
        for name in ["i;octet", "i;ascii-casemap"] {
            #expect(
                try evaluate(
                    "header :comparator \"\(name)\" \"x-text\" \"none\"",
                    require: "\"comparator-\(name)\"", on: message))
        }
    }
}

import Sieve
import Testing

/// The comparators of the base see octets: letters beyond ASCII are the same only when their
/// octets are (RFC 4790, 9.2 and 9.3).
@Suite struct ComparatorUTF8Tests {
    private static let message = SieveTests.message(
        """
        Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe_aus_K=C3=B6ln?=
        X-Raw: Grüße
        X-Combining: =?utf-8?q?u=CC=88?=
        X-Latin: =?iso-8859-1?q?=FC?=
        X-Unknown: =?x-nowhere?q?=FC?=
        X-Emoji: =?utf-8?b?8J+YgA==?=
        X-Cyrillic: =?koi8-r?q?=C4=C1?=
        X-Japanese: =?iso-2022-jp?b?GyRCRnxLXBsoQg==?=


        """)

    @Test(arguments: [
        (#"header :is "subject" "Grüße aus Köln""#, true),
        (#"header :is "subject" "grüße AUS kÖln""#, false),
        (#"header :is "subject" "grüße AUS kölN""#, true),
        (#"header :is :comparator "i;octet" "subject" "grüße aus köln""#, false),
        (#"header :is :comparator "i;octet" "subject" "Grüße aus Köln""#, true),
        (#"header :contains "subject" "üße""#, true),
        (#"header :contains "subject" "ÜSSE""#, false),
        (#"header :contains :comparator "i;octet" "subject" "Köln""#, true),
        (#"header :contains :comparator "i;octet" "subject" "KöLN""#, false),
        (#"header :matches "subject" "Gr*e aus K*ln""#, true),
        (#"header :matches "subject" "gr??????aus*""#, true),
        (#"header :matches "subject" "gr????aus*""#, false),
        (#"header :is "x-raw" "Grüße""#, true),
        (#"header :contains "x-raw" "RÜ""#, false),
        (#"header :contains "x-raw" "Rü""#, true),
        (#"header :is "x-combining" "ü""#, false),
        (#"header :is "x-latin" "ü""#, true),
        (#"header :is "x-unknown" "=?x-nowhere?q?=FC?=""#, true),
        (#"header :is "x-emoji" "😀""#, true),
        (#"header :matches "x-emoji" "????""#, true),
        (#"header :matches "x-emoji" "?""#, false),
        (#"header :is "x-japanese" "日本""#, true),
        (#"header :matches "x-japanese" "=\\?iso-2022-jp\\?b*""#, false),
        (#"header :is "x-cyrillic" "да""#, true),
    ])
    func `text beyond ASCII`(_ test: String, _ expected: Bool) throws {
        #expect(try evaluate(test, on: Self.message) == expected)
    }

    @Test func `a comparator for characters sees characters`() throws {
        let characters = Comparator("x;characters", folding: .none, countsOctets: false)
        let extensions =
            SieveExtension.all + [
                SieveExtension("comparator-x", specification: "test", comparators: [characters])
            ]
        func matches(_ pattern: String) throws -> Bool {
            try evaluate(
                "header :matches :comparator \"x;characters\" \"x-raw\" \"\(pattern)\"",
                require: "\"comparator-x\"", on: Self.message, using: extensions)
        }
        #expect(try matches("?????"))
        #expect(try matches("Gr??e"))
        #expect(try matches("*?ße"))
        #expect(try !matches("???????"))
        #expect(try !matches("????"))
    }
}

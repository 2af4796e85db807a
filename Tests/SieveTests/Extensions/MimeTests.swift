import Mail
import Sieve
import Testing

@Suite struct MimeTests {
    private func evaluate(_ test: String, on message: MessageInMemory = partsOfMessage) throws
        -> Bool
    {
        try SieveTests.evaluate(
            test, require: #""mime", "relational", "index", "comparator-i;ascii-numeric""#,
            on: message)
    }

    @Test(arguments: [
        (#"header :mime "x-p" "0""#, true), (#"header :mime "x-p" "1""#, false),
        (#"header :mime :anychild "x-p" "5""#, true), (#"header :anychild :mime "x-p" "9""#, false),
        (#"header :mime :anychild "subject" "inner""#, true),
        (#"header :mime :anychild :count "eq" "x-p" "6""#, true),
        (#"header :mime :anychild :index 3 "x-p" "2""#, true),
        (#"exists :mime "content-disposition""#, false),
        (#"exists :mime :anychild "content-disposition""#, true),
        (#"exists :mime :anychild ["content-disposition", "x-none"]"#, false),
        (#"address :mime :anychild "to" "inner@example.org""#, true),
        (#"address :mime "to" "inner@example.org""#, false),
    ])
    func `fields of parts`(test: String, expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test(arguments: [
        (#"header :mime :type "content-type" "multipart""#, true),
        (#"header :mime :subtype "content-type" "mixed""#, true),
        (#"header :mime :contenttype "content-type" "multipart/mixed""#, true),
        (#"header :mime :contenttype "content-type" "multipart""#, false),
        (#"header :mime :param "boundary" "content-type" "a""#, true),
        (#"header :mime :param ["charset", "BOUNDARY"] "content-type" "a""#, true),
        (#"header :mime :param "charset" :contains "content-type" """#, false),
        (#"header :mime :anychild :param "charset" "content-type" "iso-8859-1""#, true),
        (#"header :mime :anychild :param "filename" "content-disposition" "grün.txt""#, true),
        (#"header :mime :anychild :type "content-disposition" "inline""#, true),
        (#"header :mime :anychild :subtype "content-disposition" """#, true),
        (#"header :mime :anychild :contenttype "content-disposition" "inline""#, true),
        (#"header :mime :type "x-p" """#, true), (#"header :mime :subtype "x-p" """#, true),
        (#"header :mime :contenttype :contains ["x-p", "subject"] ["0", "outer"]"#, false),
        (#"header :mime :anychild :count "eq" :type "content-type" "5""#, true),
        (#"header :mime :anychild :index 3 :subtype "content-type" "plain""#, true),
    ])
    func `parts of values`(test: String, expected: Bool) throws {
        #expect(try evaluate(test) == expected)
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "mime";
            if header 1️⃣:anychild "x" "y" {}
            if header 2️⃣:type "x" "y" {}
            if header :mime :type 3️⃣:subtype "x" "y" {}
            if exists :mime 4️⃣:type "x" {}
            if header :mime 5️⃣:param {}
            """, "':anychild' says something about ':mime'; add that, or remove this",
            "':type' says something about ':mime'; add that, or remove this",
            "':subtype' and ':type' exclude each other; remove one",
            "'exists' has no tag ':type'; remove it",
            "':param' must be followed by a string or a list of strings, its parameter names")
    }
}

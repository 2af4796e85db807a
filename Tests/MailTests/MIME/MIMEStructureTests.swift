import Mail
import Outcomes
import Testing

/// A message that gives itself in pieces of one length.
private struct SlicedMessage: MessageSource {
    let whole: MessageInMemory
    let length: Int
    var header: MessageHeader { whole.header }
    var size: Int { whole.size }

    func read(
        from offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(LookupFailure) -> Int {
        let count = min(length, buffer.count)
        return try whole.read(
            from: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
    }
}

@Suite struct MIMEStructureTests {
    /// The parts of a message, a line each: indented, with type and body.
    ///
    /// With LF and CRLF, and read in pieces of any length, they are the same.
    private func outline(_ text: String) throws -> [String] {
        var outlines: Set<[String]> = []
        for ending in ["\n", "\r\n"] {
            let bytes = Array(text.replacing("\n", with: ending).utf8)
            for length in [1, 2, 7, 100_000] {
                let message = SlicedMessage(whole: MessageInMemory(bytes), length: length)
                let structure = try MIMEStructure(of: message)
                outlines.insert(try structure.parts.map { try line(of: $0, message) })
            }
        }
        #expect(outlines.count == 1)
        return outlines.first ?? []
    }

    private func line(of part: MIMEPart, _ message: some MessageSource) throws -> String {
        let type = part.type.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "?"
        var texts: [Range<Int>?] = [part.body]
        if part.isMultipart { texts = [part.prologue, part.epilogue] }
        let content = try texts.map { range in
            try range.map { String(decoding: try message.bytes(in: $0), as: UTF8.self) } ?? "-"
        }.joined(separator: "|").replacing("\r\n", with: "/").replacing("\n", with: "/")
        return String(repeating: " ", count: part.level) + "\(type) \(content)"
    }

    @Test func `a message without parts`() throws {
        #expect(try outline("A: b\n\nbody\n") == ["text/plain body/"])
        #expect(try outline("A: b\n") == ["text/plain "])
        #expect(try outline("Content-Type: x/y\n\n--a\n") == ["x/y --a/"])
        #expect(try outline("") == ["text/plain "])
    }

    @Test func `nested multiparts, with text before and behind the parts`() throws {
        #expect(
            try outline(
                """
                Content-Type: multipart/mixed; boundary=outer

                before
                --outer
                Content-Type: multipart/alternative; boundary="in ner"

                --in ner
                Content-Type: TEXT/plain

                one

                --in ner  \t
                Content-Type: text/html

                two
                --in ner--
                inner end

                --outer

                no header
                --outer--
                behind
                --outer
                """) == [
                    "multipart/mixed before|behind/--outer", " multipart/alternative |inner end/",
                    "  text/plain one/", "  text/html two", " text/plain no header",
                ])
    }

    @Test func `a message in a message, and a digest`() throws {
        #expect(
            try outline(
                """
                Content-Type: multipart/digest; boundary=d

                --d

                Subject: first

                one
                --d
                Content-Type: text/plain

                two
                --d
                Content-Type: message/rfc822

                Content-Type: multipart/x; boundary=e

                --e

                three
                --d
                Content-Type: message/rfc822
                Content-Transfer-Encoding: base64

                QTogYgoK
                --d--
                """) == [
                    "multipart/digest |-", " message/rfc822 Subject: first//one",
                    "  text/plain one",
                    " text/plain two",
                    " message/rfc822 Content-Type: multipart/x; boundary=e//--e//three",
                    "  multipart/x |-", "   text/plain three", " message/rfc822 QTogYgoK",
                ])
    }

    @Test(arguments: [
        ("no boundary at all", "", ["multipart/x --a//b/"]),
        ("an empty boundary", "; boundary=\"\"", ["multipart/x --a//b/"]),
        ("another boundary", "; boundary=z", ["multipart/x --a//b/"]),
        (
            "a boundary with blanks at its end", "; boundary=\"a \"",
            ["multipart/x |-", " text/plain b/"]
        ),
    ])
    func `strange boundaries`(_ name: String, parameter: String, expected: [String]) throws {
        #expect(try outline("Content-Type: multipart/x\(parameter)\n\n--a\n\nb\n") == expected)
    }

    @Test func `boundaries that begin with one another`() throws {
        #expect(
            try outline(
                """
                Content-Type: multipart/x; boundary=a

                --a
                Content-Type: multipart/y; boundary=ab

                --ab

                1
                --abc

                2
                --a

                3
                --a--
                """) == [
                    "multipart/x |-", " multipart/y |-", "  text/plain 1", "  text/plain 2",
                    " text/plain 3",
                ])
    }

    @Test func `headers that end with a boundary, or not at all`() throws {
        #expect(
            try outline(
                "Content-Type: multipart/x; boundary=a\n\n--a\nContent-Type: text/html\n--a\nA: b")
                == ["multipart/x |-", " text/html ", " text/plain "])
        #expect(
            try outline("Content-Type: multipart/x; boundary=a\n\ntext\n--a--\n")
                == ["multipart/x text|-"])
    }

    @Test func `what no type is`() throws {
        #expect(try outline("Content-Type: text/plain/stupid\n\nb") == ["? b"])
        #expect(try outline("Content-Type: ; charset=x\n\nb") == ["text/plain b"])
        #expect(try outline("Content-Type: message/rfc822\n\nA: b\n\nc").count == 2)
    }

    @Test func `NULs, bare CRs and missing line ends`() throws {
        let text = "Content-Type: multipart/x; boundary=a\n\n--a\n\n\u{0}\r\u{0}--a\r--a\n--a--"
        let message = MessageInMemory(Array(text.utf8))
        let structure = try MIMEStructure(of: message)
        #expect(structure.parts.count == 2)
        #expect(
            try message.bytes(in: structure.parts[1].body) == Array("\u{0}\r\u{0}--a\r--a".utf8))
    }

    @Test func `trees of parts`() throws {
        let message = MessageInMemory(
            Array(
                """
                Content-Type: multipart/x; boundary=a

                --a
                Content-Type: multipart/y; boundary=b

                --b

                --b

                --b--
                --a

                """.utf8))
        let structure = try MIMEStructure(of: message)
        #expect(structure.parts.map(\.parent) == [nil, 0, 1, 1, 0])
        #expect((0..<5).map { structure.tree(from: $0) } == [0..<5, 1..<4, 2..<3, 3..<4, 4..<5])
    }

    @Test func `headers and bodies of parts`() throws {
        let message = MessageInMemory(
            Array(
                """
                Content-Type: multipart/x; boundary=a

                --a
                Content-Type: text/plain; charset=koi8-r
                Content-Transfer-Encoding: base64
                X-A: b

                SGVs
                bG8=
                --a
                Content-Transfer-Encoding: x-secret

                ?
                --a--
                """.utf8))
        let structure = try MIMEStructure(of: message)
        let part = structure.parts[1]
        #expect(part.charset == Array("koi8-r".utf8))
        #expect(try message.header(of: part).first(named: Array("x-a".utf8))?.unfolded() == [0x62])
        #expect(try message.decodedBody(of: part) == Array("Hello".utf8))
        #expect(try message.decodedBody(of: structure.parts[2]) == nil)
        #expect(try message.header(of: structure.parts[0]).fields.count == 1)
    }
}

/// Finds the parts of a message in its body, which comes in pieces.
///
/// It goes from line to line. A line is looked at only while a header is being read or when it
/// begins with `--`; then it is compared with the boundaries of the multiparts around, of which
/// there are at most as many as parts may be nested. So the time is linear in the size.
struct MIMEScanner {
    /// A multipart whose next boundary may come.
    private struct Open {
        let part: Int
        let boundary: [UInt8]
        let isDigest: Bool
    }

    private(set) var parts: [MIMEPart]
    private var open: [Open] = []

    /// The innermost part that is not at its end.
    private var current = 0

    /// The header that is being read, as far as it is needed; nil in a body.
    private var headerBytes: [UInt8]?

    private let size: Int
    private var offset: Int

    /// The line that is not yet complete.
    private var lineStart: Int
    private var line: [UInt8] = []
    private var isLineKept = true

    /// The octets of the line end before this line, which belong to a boundary.
    private var lastLineEnd = 0
    private var isDone = false

    /// Octets of a line that can matter: a boundary with its dashes.
    private static let lineLimit = MIMEStructure.boundaryLimit + 8

    /// Begins behind the header of a message.
    init(_ header: MessageHeader, size: Int) {
        let start = min(header.bodyOffset, size)
        self.size = size
        offset = start
        lineStart = start
        var message = MIMEPart(
            parent: nil, level: 0, header: 0..<start, fields: 0..<min(header.fieldsEnd, start),
            body: start..<size)
        message.hasBody = header.endsWithEmptyLine
        parts = [message]
        endHeader(header, isDigestPart: false)
    }

    /// Whether there is anything in the body to look for.
    var isInterested: Bool { !open.isEmpty || headerBytes != nil }

    /// Takes the next piece of the body.
    mutating func scan(_ piece: UnsafeRawBufferPointer) {
        guard !isDone else { return }
        var position = 0
        while position < piece.count {
            let end = endOfLine(in: piece, from: position)
            let segment = UnsafeRawBufferPointer(rebasing: piece[position..<(end ?? piece.count)])
            take(segment)
            if end != nil {
                let isAfterReturn = lastByteBeforeLineFeed(segment) == UInt8(ascii: "\r")
                endLine(lineEnd: isAfterReturn ? 2 : 1)
                if isDone { return }
            }
            previousByte = segment.last ?? 0
            position = end ?? piece.count
        }
    }

    /// The last octet of the last piece, for a CR that the piece ended with.
    private var previousByte: UInt8 = 0

    private func lastByteBeforeLineFeed(_ segment: UnsafeRawBufferPointer) -> UInt8 {
        if segment.count > 1 { return segment[segment.count - 2] }
        return offset - 1 > lineStart ? previousByte : 0
    }

    /// Keeps what may matter of a line.
    private mutating func take(_ segment: UnsafeRawBufferPointer) {
        if offset == lineStart, let first = segment.first {
            isLineKept = headerBytes != nil || first == UInt8(ascii: "-")
        }
        offset += segment.count
        guard isLineKept else { return }
        line += segment.prefix(Self.lineLimit - line.count)
        if let count = headerBytes?.count, count < MIMEStructure.headerLimit {
            headerBytes?.append(contentsOf: segment.prefix(MIMEStructure.headerLimit - count))
        }
    }

    private mutating func endLine(lineEnd: Int) {
        let isEmpty = offset - lineStart == lineEnd
        if let (index, isLast) = boundary() {
            meet(index, isLast: isLast)
        } else if headerBytes != nil, isEmpty {
            endHeader()
        }
        line.removeAll(keepingCapacity: true)
        lastLineEnd = lineEnd
        lineStart = offset
    }

    /// The multipart whose boundary the line is, and whether it is the last one.
    private func boundary() -> (index: Int, isLast: Bool)? {
        guard line.count > 2, line[0] == UInt8(ascii: "-"), line[1] == UInt8(ascii: "-") else {
            return nil
        }
        let text = line.span.extracting(2...)
        var found: Int?
        // A hostile line begins as all of the boundaries do.
        for index in open.indices.reversed() {
            let boundary = open[index].boundary
            guard OctetSearch.begin(text, with: boundary.span) else { continue }
            if let best = found, open[best].boundary.count >= boundary.count { continue }
            found = index
        }
        guard let found else { return nil }
        let rest = line[(2 + open[found].boundary.count)...]
        return (found, rest.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]))
    }

    /// Ends the parts before a boundary, and begins the one behind it.
    private mutating func meet(_ index: Int, isLast: Bool) {
        let multipart = open[index]
        if headerBytes != nil { cutHeader() }
        let end = lineStart - lastLineEnd
        if let range = parts[multipart.part].partsRange, range.isEmpty {
            let start = max(parts[multipart.part].body.lowerBound, end)
            parts[multipart.part].partsRange = start..<max(start, offset)
        }
        close(downTo: multipart.part, at: end)
        if isLast {
            open.removeSubrange(index...)
            let start = parts[multipart.part].partsRange?.lowerBound ?? offset
            parts[multipart.part].partsRange = start..<offset
            return
        }
        open.removeSubrange((index + 1)...)
        // As long as there is no last boundary all that follows are parts.
        let start = parts[multipart.part].partsRange?.lowerBound ?? offset
        parts[multipart.part].partsRange = start..<size
        begin(in: multipart.part)
    }

    private mutating func begin(in parent: Int) {
        if parts.count == MIMEStructure.partLimit - 1 { isDone = true }
        parts.append(
            MIMEPart(
                parent: parent, level: parts[parent].level + 1, header: offset..<offset,
                fields: offset..<offset, body: offset..<size))
        current = parts.count - 1
        headerBytes = []
        guard isDone else { return }
        headerBytes = nil
        parts[current].type = .octetStream
    }

    /// Ends the parts inside of one.
    private mutating func close(downTo outer: Int, at end: Int) {
        while current != outer, let parent = parts[current].parent {
            endPart(current, at: end)
            current = parent
        }
    }

    private mutating func endPart(_ index: Int, at end: Int) {
        let start = parts[index].body.lowerBound
        parts[index].body = start..<max(start, end)
        parts[index].descendantsEnd = parts.count
        guard let range = parts[index].partsRange else { return }
        // Without any boundary there are no parts: it is all text.
        let limits = parts[index].body
        parts[index].partsRange = range.isEmpty ? nil : range.clamped(to: limits)
    }

    /// A boundary in a header ends it; there is no body.
    private mutating func cutHeader() {
        let part = current
        parts[part].header = parts[part].header.lowerBound..<lineStart
        parts[part].fields = parts[part].header
        parts[part].body = lineStart..<size
        // The line of the boundary was kept too.
        let octets = (headerBytes ?? []).prefix(parts[part].header.count)
        let header = MessageHeader(parsing: octets)
        headerBytes = nil
        parts[part].describe(header, isDigestPart: isInDigest(part))
    }

    /// The empty line behind a header.
    private mutating func endHeader() {
        let part = current
        parts[part].header = parts[part].header.lowerBound..<offset
        parts[part].fields = parts[part].header.lowerBound..<lineStart
        parts[part].body = offset..<size
        parts[part].hasBody = true
        let header = MessageHeader(parsing: headerBytes ?? [])
        headerBytes = nil
        endHeader(header, isDigestPart: isInDigest(part))
    }

    private func isInDigest(_ part: Int) -> Bool {
        guard let parent = parts[part].parent else { return false }
        return open.last { $0.part == parent }?.isDigest ?? false
    }

    private mutating func endHeader(_ header: MessageHeader, isDigestPart: Bool) {
        parts[current].describe(header, isDigestPart: isDigestPart)
        guard let type = parts[current].type, parts[current].level < MIMEStructure.nestingLimit
        else { return }
        let boundary = parts[current].boundary
        if !boundary.isEmpty {
            let start = parts[current].body.lowerBound
            parts[current].partsRange = start..<start
            open.append(Open(part: current, boundary: boundary, isDigest: type.isDigest))
        } else if type.isMessage, parts[current].encoding == .identity, parts[current].hasBody {
            begin(in: current)
        }
    }

    /// The parts, when all pieces were taken.
    mutating func finish() -> [MIMEPart] {
        if !isDone {
            if !line.isEmpty { endLine(lineEnd: 0) }
            if headerBytes != nil {
                lineStart = size
                cutHeader()
            }
        }
        close(downTo: 0, at: size)
        endPart(0, at: size)
        return parts
    }
}

/// Where a line ends, behind its LF; nil if it goes on in the next piece.
private func endOfLine(in piece: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let end = OctetSearch.first(UInt8(ascii: "\n"), in: piece.bytes, from: start)
    return end < piece.count ? end + 1 : nil
}

extension MIMEPart {
    /// Takes over what a header says.
    fileprivate mutating func describe(_ header: MessageHeader, isDigestPart: Bool) {
        encoding = TransferEncoding(
            parsing: header.first(named: FieldNames.encoding)?.unfolded())
        guard let field = header.first(named: FieldNames.type) else {
            type = isDigestPart ? .message : .plainText
            return
        }
        let value = ParameterizedValue(parsing: field.unfolded())
        type = value.value.isEmpty ? .plainText : MediaType(value.value)
        charset = value[Array("charset".utf8)] ?? []
        guard type?.isMultipart == true, var written = value[Array("boundary".utf8)] else {
            return
        }
        while written.last.map(ASCII.isSpace) == true { written.removeLast() }
        if written.count <= MIMEStructure.boundaryLimit { boundary = written }
    }
}

private enum FieldNames {
    static let type = Array("content-type".utf8)
    static let encoding = Array("content-transfer-encoding".utf8)
}

/// One pass over a text with encoded words.
struct EncodedWordDecoder {
    /// Adjacent words of one charset, not yet converted.
    private struct Run {
        let start: Int
        var end: Int
        let charset: [UInt8]
        var octets: [UInt8]
        /// The white space between the run before and this one.
        let gap: Range<Int>
    }

    private let text: [UInt8]
    private var result: [UInt8] = []
    private var run: Run?
    private var previousRunDecoded = false

    private let library: any CharsetLibrary

    init(_ text: [UInt8], library: any CharsetLibrary) {
        self.text = text
        self.library = library
    }

    mutating func decode() -> [UInt8] {
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if let word = EncodedWordToken(in: text, at: index), let octets = word.octets {
                add(word, octets, at: index)
                index = word.end
            } else if run != nil, ASCII.isFoldingSpace(text[index]) {
                index += 1
            } else {
                endRuns(at: index)
                result.append(text[index])
                index += 1
            }
        }
        endRuns(at: index)
        return result
    }

    private mutating func add(_ word: EncodedWordToken, _ octets: [UInt8], at index: Int) {
        let charset = ASCII.lowercased(word.charset)
        if run?.charset == charset {
            run?.octets += octets
            run?.end = word.end
            return
        }
        let gap = (run?.end ?? index)..<index
        convertRun()
        run = Run(
            start: index, end: word.end, charset: charset, octets: octets, gap: gap)
    }

    /// Ordinary text follows: the white space before it is part of it.
    private mutating func endRuns(at index: Int) {
        guard let end = run?.end else { return }
        convertRun()
        previousRunDecoded = false
        result += text[end..<index]
    }

    private mutating func convertRun() {
        guard let run else { return }
        let converted = Charset.utf8(run.octets, from: run.charset, library: library)
        // Between a decoded word and one that stays as written the space must stay as well.
        if converted == nil || !previousRunDecoded { result += text[run.gap] }
        result += converted ?? Array(text[run.start..<run.end])
        previousRunDecoded = converted != nil
        self.run = nil
    }
}

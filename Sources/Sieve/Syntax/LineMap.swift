/// Turns byte offsets of a script into lines and columns, when an error asks for them.
struct LineMap: Sendable {
    private let source: [UInt8]

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// The line and the column in bytes, both counted from 1.
    func place(of offset: Int) -> (line: Int, column: Int) {
        let end = min(offset, source.count)
        var line = 1
        var lineStart = 0
        for index in 0..<end where source[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        return (line, end - lineStart + 1)
    }
}

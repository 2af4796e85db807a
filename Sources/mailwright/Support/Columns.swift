/// Text in columns, for people to read; programs take `--json`.
enum Columns {
    /// Lines of cells, each column as wide as its widest cell, two spaces between.
    static func lines(_ rows: [[String]]) -> [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - width(cell) + 2)
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private static func width(_ cell: String) -> Int { cell.count }
}

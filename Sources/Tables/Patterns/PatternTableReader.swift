internal import Outcomes

/// Reads the rules of a pattern table, with all mistakes in one go.
struct PatternTableReader {
    private let file: String
    private let dialect: PatternDialect
    private var rules: [PatternRule] = []
    private var complaints: [Complaint] = []
    private var warnings: [Complaint] = []

    /// The `if` lines that are still open: where their rule is, and the condition if it compiled.
    private var open: [(rule: Int, condition: PatternRule.Condition?, line: LogicalLine)] = []

    /// Opens the table of an argument: a file, or rules in braces.
    static func open(
        _ argument: String, _ dialect: PatternDialect, _ context: TableContext
    ) throws(Complaints) -> any Table {
        guard argument.hasPrefix("{") else {
            return try parse(TableFile.read(argument, context), file: argument, dialect)
        }
        var text: [UInt8] = []
        do throws(BraceList.Mistake) {
            for item in try BraceList.items(argument) {
                text += try BraceList.content(item) + [0x0a]
            }
        } catch {
            throw context.complaints(
                "\(dialect.name):\(argument): \(error.message); "
                    + "write \(dialect.name):{{/pattern/ result}, {/pattern/ result}}")
        }
        return try parse(text, file: "\(dialect.name):\(argument)", dialect)
    }

    /// Reads a table from its text; `file` is what complaints call it.
    static func parse(
        _ text: [UInt8], file: String, _ dialect: PatternDialect
    ) throws(Complaints) -> any Table {
        var reader = PatternTableReader(file: file, dialect: dialect)
        let lines = LogicalLines(text, file: file)
        for line in lines.lines { reader.read(line) }
        for open in reader.open {
            reader.complaints.append(
                open.line.complaint(file, "this if has no endif; add endif after its last rule"))
        }
        let complaints = (lines.complaints + reader.complaints).sorted { $0.line < $1.line }
        guard complaints.isEmpty else { throw Complaints(complaints) }
        let label = file.hasPrefix("\(dialect.name):") ? file : "\(dialect.name):\(file)"
        return PatternTable(
            label: label, file: file, rules: reader.rules, warnings: reader.warnings)
    }

    private init(file: String, dialect: PatternDialect) {
        self.file = file
        self.dialect = dialect
    }

    private mutating func read(_ line: LogicalLine) {
        var parser = PatternLineParser(line, file: file, dialect: dialect)
        do throws(Complaint) {
            switch try parser.parse() {
            case .rule(let rule):
                rules.append(rule)
            case .begin(let condition):
                begin(condition, line)
            case .end:
                try end(line)
            }
        } catch {
            complaints.append(error)
            // A broken if still needs its endif: else that would be a second complaint.
            if parser.isIf { begin(nil, line) }
        }
        warnings += parser.warnings
    }

    private mutating func begin(_ condition: PatternRule.Condition?, _ line: LogicalLine) {
        open.append((rules.count, condition, line))
        rules.append(.end)
    }

    private mutating func end(_ line: LogicalLine) throws(Complaint) {
        guard let innermost = open.popLast() else {
            throw line.complaint(file, "this endif has no if; remove it, or add the if")
        }
        rules.append(.end)
        if let condition = innermost.condition {
            rules[innermost.rule] = .branch(
                PatternRule.Branch(
                    condition: condition, next: rules.count, line: innermost.line.line))
        }
    }
}

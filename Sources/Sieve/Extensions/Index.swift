// RFC 5260, 6: the tags :index and :last on "header", "address" and "date".
// Complete. Fields of several names are counted in the order of the names.

internal import Mail

extension SieveExtension {
    /// Looks at one of several fields.
    static let index = SieveExtension(
        "index", specification: "RFC 5260",
        tags: [
            TagDefinition("index", on: hosts, value: Parameter("fieldno", .number)) {
                use, compilation in
                guard use.number > 0 else {
                    compilation.report(.zero, at: use.offset)
                    return nil
                }
                return TakeOne(number: use.number)
            },
            TagDefinition("last", on: hosts, needs: ["index"]) { _, _ in CountBackwards() },
        ])

    private static let hosts: [Word] = ["header", "address", "date"]
}

private struct CountBackwards: FieldSelector {
    func choose(
        _ fields: [HeaderField], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        fields.reversed()
    }
}

private struct TakeOne: FieldSelector {
    let number: UInt64

    /// After `:last` has turned the fields around.
    var rank: Int { 1 }

    func choose(
        _ fields: [HeaderField], in run: inout Run
    ) throws(RunFailure) -> [HeaderField] {
        guard let index = Int(exactly: number - 1), index < fields.count else { return [] }
        return [fields[index]]
    }
}

extension Diagnostic {
    fileprivate static var zero: Diagnostic {
        Diagnostic("fields are counted from one; write ':index 1' for the first")
    }
}

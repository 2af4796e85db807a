internal import Mail

extension TestDefinition {
    /// `size <":over" / ":under"> <limit: number>` (RFC 5228, 5.9).
    static let size = TestDefinition(
        "size",
        Signature(
            [Parameter("limit", .number)],
            tags: [
                TagDefinition("over", group: "direction"),
                TagDefinition("under", group: "direction"),
            ])
    ) { arguments, compilation in
        guard let direction = arguments.tags.first else {
            compilation.report(.noDirection, at: arguments.offset)
            return nil
        }
        return SizeTest(isOver: direction.name == "over", limit: arguments.number(0))
    }
}

private struct SizeTest: CompiledTest {
    let isOver: Bool
    let limit: UInt64

    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let size = UInt64(clamping: try run.presentedSize())
        run.explain("the message has \(size) octets, the limit is \(limit)")
        return isOver ? size > limit : size < limit
    }
}

extension Diagnostic {
    fileprivate static var noDirection: Diagnostic {
        Diagnostic("'size' needs ':over' or ':under'; write it as in: size :over 100K")
    }
}

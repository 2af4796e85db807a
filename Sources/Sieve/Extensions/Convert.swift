// RFC 6558: "convert" as a command and as a test.
// text/html becomes text/plain, and text/plain becomes text/html, both in UTF-8; the parameter
// charset may say so, and there are no other parameters. Every other conversion is one that can not
// be done, as is that of a part that is larger than body_max_held_size or in an unknown charset: then
// all parts stay as they are, and the test is false. In a loop over parts only the current part is
// converted.

internal import Mail

extension SieveExtension {
    /// Converts parts of the message to another type.
    static let convert = SieveExtension(
        "convert", specification: "RFC 6558", commands: [.convert], tests: [.convert])
}

extension CommandDefinition {
    /// `convert <from: string> <to: string> <transcoding-params: string-list>` (RFC 6558, 2).
    fileprivate static let convert = CommandDefinition("convert", conversionSignature) {
        arguments, _ in
        ConvertCommand(convert: Convert(arguments))
    }
}

extension TestDefinition {
    /// Converts, and says whether all that was to be converted has been (RFC 6558, 2.2).
    fileprivate static let convert = TestDefinition("convert", conversionSignature) {
        arguments, _ in
        Convert(arguments)
    }
}

private let conversionSignature = Signature([
    Parameter("quoted-from-media-type", .string), Parameter("quoted-to-media-type", .string),
    Parameter("transcoding-params", .stringList),
])

private struct ConvertCommand: CompiledCommand {
    let convert: Convert

    func execute(in run: inout Run) throws(RunFailure) -> Flow {
        _ = try convert.evaluate(in: &run)
        return .next
    }
}

private struct Convert: CompiledTest {
    let source: StringTemplate
    let target: StringTemplate
    let parameters: StringList

    init(_ arguments: borrowing Arguments) {
        source = arguments.string(0)
        target = arguments.string(1)
        parameters = arguments.strings(2)
    }

    /// All of them or none is converted (RFC 6558, 2); where there is none, nothing fails (2.2).
    func evaluate(in run: inout Run) throws(RunFailure) -> Bool {
        let (from, to) = (try source.value(in: &run), try target.value(in: &run))
        try run.charge(from.count + to.count)
        let source = MediaType(from)
        var conversion = Conversion(from: source, to: MediaType(to))
        if try !hasKnownParameters(in: &run) { conversion = nil }
        let parts = try run.parts()
        let current = run.currentPart
        let indices =
            run.isInPartLoop ? current..<current + 1 : try parts.tree(from: current)
        var edits: [PartEdit] = []
        for index in indices {
            try run.charge(1)
            let part = try parts.part(index)
            guard let source, part.type == source, part.partsRange == nil else { continue }
            guard let entity = try conversion?.entity(ofPart: index, in: &run) else {
                run.explain("part \(index) can not be converted so")
                return false
            }
            edits.append(PartEdit(index: index, entity: entity))
        }
        try run.replace(edits)
        run.explain("\(edits.count) parts are converted")
        return true
    }

    private func hasKnownParameters(in run: inout Run) throws(RunFailure) -> Bool {
        for template in parameters {
            let text = try template.value(in: &run)
            try run.charge(text.count + 1)
            let parameter = String(decoding: ASCII.lowercased(text), as: UTF8.self)
            guard parameter == "charset=utf-8" else { return false }
        }
        return true
    }
}

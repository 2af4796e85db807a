// What a Sieve script does with a message: `swift run sieve-library SCRIPT MESSAGE`.
// Nothing is done; the actions are only printed.

import Glibc
import Sieve

/// The octets of a file; one that can not be read ends the program.
func octets(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else {
        perror(path)
        exit(66)
    }
    defer { fclose(file) }
    var octets: [UInt8] = []
    var octet = getc(file)
    while octet != EOF {
        octets.append(UInt8(truncatingIfNeeded: octet))
        octet = getc(file)
    }
    return octets
}

guard CommandLine.arguments.count == 3 else {
    print("usage: sieve-library SCRIPT MESSAGE")
    exit(64)
}
let (path, message) = (CommandLine.arguments[1], octets(of: CommandLine.arguments[2]))
do {
    let script = try SieveScript(compiling: octets(of: path), named: path)
    let envelope = SieveEnvelope(
        sender: Array("friend@example.net".utf8), recipient: Array("user@example.org".utf8))
    let result = script.run(on: message, envelope: envelope)
    for action in result.actions { print(action.words.joined(separator: "; ")) }
    for warning in result.warnings { print("warning: \(warning)") }
    if let failure = result.failure { print("the script failed: \(failure)") }
} catch {
    // All errors, each with the name of the script, line and column.
    print(error)
    exit(1)
}

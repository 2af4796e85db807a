// The start-up of the two short-lived programs beside that of an empty C program.
//
//     swift build -c release --static-swift-stdlib && cd Tests/Benchmarks \
//         && swift run -c release startup ../../.build/release
//
// Each is run without work to do, so that it ends at once: the delivery agent without arguments
// and without a user (64, EX_USAGE), the checkpassword program without its input (111).
import Measuring

guard CommandLine.arguments.count == 2 else { fail("usage: startup DIRECTORY-OF-PROGRAMS") }
let programs = CommandLine.arguments[1]
let floor = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/")

let comparison = Comparison(
    [
        Command("empty C program", [floor + "/empty-program"]),
        Command("mailwright-lda", [programs + "/mailwright-lda", "-?"], status: 64),
        Command("mailwright-checkpassword", [programs + "/mailwright-checkpassword"], status: 111),
    ], rounds: 300)
comparison.print()

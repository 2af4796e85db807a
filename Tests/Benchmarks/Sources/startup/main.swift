// The start-up of the two short-lived programs beside that of an empty C program.
//
//     swift build -c release --static-swift-stdlib && cd Tests/Benchmarks \
//         && swift run -c release startup ../../.build/release
//
// Each is run without work to do, so that it ends at once: the delivery agent with an option
// that it does not have (75: nothing of ours bounces mail), the checkpassword program without its
// descriptor (111).
import Measuring

guard CommandLine.arguments.count == 2 else { fail("usage: startup DIRECTORY-OF-PROGRAMS") }
let programs = CommandLine.arguments[1]
let comparison = Comparison(
    [
        Command("empty C program", [Floor.program("empty-program")]),
        Command("mailwright-lda", [programs + "/mailwright-lda", "-?"], status: 75),
        Command(
            "mailwright-checkpassword",
            [programs + "/mailwright-checkpassword", "/bin/false"], status: 111),
    ], rounds: 300)
comparison.print()

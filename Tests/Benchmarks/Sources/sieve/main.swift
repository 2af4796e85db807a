// A script of 100 rules on a message of 5.8 kB: compile and run in the process, and whole
// processes that filter a Maildir: Pigeonhole's sieve-filter(1) beside the Sieve library.
//
//     cd Tests/Benchmarks && swift build -c release
//     runuser -u vmail -- .build/release/sieve $(runuser -u vmail -- mktemp -d) [MESSAGES]
//
// Not as root: sieve-filter would change its user first. The directory is made new for a run.
// Neither side delivers anything: sieve-filter runs without -e. The scripts that only keep are
// the floors: what it costs to start and to read the Maildir.
import Glibc
import Measuring

let words = CommandLine.arguments
if words.count == 4, words[1] == "filter" {
    try Filter(script: words[2]).run(onMaildir: words[3])
    exit(0)
}
guard words.count == 2 || words.count == 3 else { fail("usage: sieve EMPTY-DIRECTORY [MESSAGES]") }
let workload = Workload()
print(
    "script \(workload.script.utf8.count) bytes, message \(workload.message.utf8.count) bytes\n")
try InProcess(workload).print()

let count = words.count == 3 ? Int(words[2]) ?? 1_000 : 1_000
let site = FilterSite(home: words[1] + "/home", messages: count, workload)
print("\nMaildir of \(count) messages, per message:\n")
let comparison = Comparison(
    [
        Command("sieve-filter, 100 rules", site.pigeonhole("rules")),
        Command("sieve-filter, keep", site.pigeonhole("keep")),
        Command("mailwright, 100 rules", site.mailwright(words[0], "rules")),
        Command("mailwright, keep", site.mailwright(words[0], "keep")),
    ], rounds: 10)
comparison.print(unit: 1e-6, "us", per: count)

// A script of 100 rules on a message of 5.8 kB: compile and run in the process, and whole
// processes that filter a Maildir: Pigeonhole's sieve-filter(1) beside `mailwright sieve filter`. Then
// processes for one message: sieve-test(1), which finds its script compiled by itself, beside the tool,
// the example program of the library and the delivery agent, which compile it each time. The agent
// also brings the message to the disk.
//
//     cd Tests/Benchmarks && swift build -c release
//     runuser -u vmail -- .build/release/sieve $(runuser -u vmail -- mktemp -d) PROGRAMS [MESSAGES]
//
// Not as root: sieve-filter would change its user first. The directory is made new for a run.
// Neither side changes anything: sieve-filter runs without -e, ours without --execute. The scripts
// that only keep are the floors: what it costs to start and to read the Maildir.
import Glibc
import Measuring

let words = CommandLine.arguments
guard words.count == 3 || words.count == 4 else {
    fail("usage: sieve EMPTY-DIRECTORY PROGRAMS [MESSAGES]")
}
let workload = Workload()
print(
    "script \(workload.script.utf8.count) bytes, message \(workload.message.utf8.count) bytes\n")
try InProcess(workload).print()

let count = words.count == 4 ? Int(words[3]) ?? 1_000 : 1_000
let site = FilterSite(home: words[1] + "/home", messages: count, workload)
print("\nMaildir of \(count) messages, per message:\n")
let comparison = Comparison(
    [
        Command("sieve-filter, 100 rules", site.pigeonhole("rules")),
        Command("sieve-filter, keep", site.pigeonhole("keep")),
        Command("mailwright, 100 rules", site.mailwright(words[2], "rules")),
        Command("mailwright, keep", site.mailwright(words[2], "keep")),
    ], rounds: 10)
comparison.print(unit: 1e-6, "us", per: count)

print("\nOne message in a process of its own:\n")
let once = Comparison(
    [
        Command("sieve-test", site.pigeonholeOnce),
        Command("mailwright sieve run", site.mailwrightOnce(words[2])),
        Command("sieve-library", site.libraryOnce(words[2])),
        site.delivery(words[2]),
    ], rounds: 100)
once.print(unit: 1e-3, "ms")

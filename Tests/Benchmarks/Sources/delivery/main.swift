// One delivery of a 4 kB message as a whole process: dovecot-lda with Sieve, maildrop (without
// any filter of its own) and mailwright-lda with the same Sieve script, fsync as each promises.
//
//     swift build -c release --static-swift-stdlib
//     cd Tests/Benchmarks && swift build -c release
//     runuser -u vmail -- .build/release/delivery ../../.build/release $(runuser -u vmail -- mktemp -d)
//
// Not as root: the agents would change their user first. The directory is made new for a run.
import Measuring

let words = CommandLine.arguments
guard words.count == 3 else { fail("usage: delivery DIRECTORY-OF-PROGRAMS EMPTY-DIRECTORY") }
let site = Site(home: words[2] + "/home")
let environment = ["PATH=/usr/bin:/bin", "HOME=\(site.home)", "USER=user", "LOGNAME=user"]
let sender = ["-f", "sender@example.net"]

let comparison = Comparison(
    [
        Command(
            "dovecot-lda with Sieve",
            ["/usr/lib/dovecot/dovecot-lda", "-c", site.home + "/dovecot.conf"] + sender,
            environment: environment, input: site.home + "/message"),
        Command(
            "maildrop", ["/usr/bin/maildrop", site.home + "/maildroprc"],
            environment: environment, input: site.home + "/message"),
        Command(
            "mailwright-lda with Sieve",
            [words[1] + "/mailwright-lda", "-o", "home=\(site.home)"] + sender,
            environment: environment, input: site.home + "/message"),
    ], rounds: 100, before: site.empty)
comparison.print()

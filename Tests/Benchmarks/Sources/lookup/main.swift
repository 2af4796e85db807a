// One lookup through postmap(1): our socketmap beside a server that looks nothing up.
//
//     swift build -c release --static-swift-stdlib
//     cd Tests/Benchmarks && swift run -c release lookup ../../.build/release [FLOOR-PROGRAM]
//
// postmap asks for 20,000 addresses in one run, one after the other, as every Postfix process
// does. The floor is Floors/lookup-floor.c, or another program that takes its socket's path.
import Measuring

let words = CommandLine.arguments
guard (2...3).contains(words.count) else { fail("usage: lookup DIRECTORY-OF-PROGRAMS [FLOOR]") }
let floor = words.count == 3 ? words[2] : Floor.program("lookup-floor")
let site = LookupSite(programs: words[1], floor: floor)

func postmap(_ name: String, _ socket: String, _ map: String) -> Command {
    Command(
        name,
        [
            "/usr/sbin/postmap", "-c", site.directory, "-q", "-",
            "socketmap:unix:\(site.directory)/\(socket):\(map)",
        ],
        input: site.directory + "/keys")
}

let comparison = Comparison(
    [
        postmap("floor", "floor", "table"),
        postmap("mailwrightd, a table", "ours", "table"),
        postmap("mailwrightd, 20 patterns and a table", "ours", "aliases"),
    ], rounds: 15)
comparison.print(unit: 1e-6, "us", per: LookupSite.addressCount)
site.end()

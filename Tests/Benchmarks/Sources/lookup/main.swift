// One lookup through postmap(1): our socketmap beside a server that looks nothing up.
//
//     cd Tests/Benchmarks && swift run -c release lookup OUR-SOCKET MAP FLOOR-SOCKET KEY-FILE
//
// Both servers run already: mailwrightd with the map, and Floors/lookup-floor.c (or another
// floor) on its socket. The key file has a key a line; postmap asks for all of them in one run, one
// after the other, as every Postfix process does.
import Glibc
import Measuring

let words = CommandLine.arguments
guard words.count == 5 else { fail("usage: lookup OUR-SOCKET MAP FLOOR-SOCKET KEY-FILE") }

/// How many lines a file has.
func lineCount(_ path: String) -> Int {
    guard let file = fopen(path, "r") else { fail("\(path) can not be opened") }
    defer { fclose(file) }
    var count = 0
    while case let character = fgetc(file), character != EOF {
        if character == 10 { count += 1 }
    }
    return count
}

func postmap(_ name: String, _ table: String) -> Command {
    Command(name, ["/usr/sbin/postmap", "-q", "-", table], input: words[4])
}

let comparison = Comparison(
    [
        postmap("floor", "socketmap:unix:\(words[3]):\(words[2])"),
        postmap("mailwrightd", "socketmap:unix:\(words[1]):\(words[2])"),
    ], rounds: 15)
comparison.print(unit: 1e-6, "us", per: lineCount(words[4]))

/// Runs several commands in turn, so that the machine's moods meet all of them alike.
public struct Comparison {
    private let commands: [Command]
    private var seconds: [[Double]]

    /// Runs each command `rounds` times after two rounds that do not count.
    ///
    /// `before` is called before each run, for instance to empty a directory.
    public init(_ commands: [Command], rounds: Int, before: () -> Void = {}) {
        self.commands = commands
        seconds = commands.map { _ in [] }
        for round in -2..<rounds {
            for (index, command) in commands.enumerated() {
                before()
                let time = command.run()
                if round >= 0 { seconds[index].append(time) }
            }
        }
    }

    /// Prints a row for each command; the ratio is to the first command's median.
    public func print(unit: Double = 1e-3, _ unitName: String = "ms", per count: Int = 1) {
        let first = median(seconds[0])
        Swift.print("| command | median | p90 | ratio | max RSS |")
        Swift.print("|---|---|---|---|---|")
        for (command, seconds) in zip(commands, seconds.map { $0.sorted() }) {
            let middle = median(seconds)
            let slow = seconds[seconds.count * 9 / 10]
            let scale = 1 / unit / Double(count)
            let memory = command.peakMemory()
            Swift.print(
                "| \(command.name) | \(text(middle * scale)) \(unitName) "
                    + "| \(text(slow * scale)) \(unitName) | \(text(middle / first)) "
                    + "| \(memory) kB |")
        }
    }
}

/// The middle value; the mean of the two middle ones for an even count.
public func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// A number with two places.
public func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100)." + (fraction.count < 2 ? "0" : "") + fraction
}

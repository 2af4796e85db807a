import ArgumentParser

/// `mailwright map`: the maps that Postfix asks.
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Ask the maps as Postfix does.",
        subcommands: [MapQueryCommand.self])
}

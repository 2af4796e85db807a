extension CommandDefinition {
    /// `stop` (RFC 5228, 3.3).
    static let stop = CommandDefinition("stop") { _, compilation in
        compilation.expectEnd()
        return Stop()
    }
}

private struct Stop: CompiledCommand {
    func execute(in run: inout Run) throws(RunFailure) -> Flow { .stop }
}

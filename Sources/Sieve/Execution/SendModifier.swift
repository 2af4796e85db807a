/// A tag that changes how the mail of an action is sent.
struct SendModifier: ActionModifier {
    let change: @Sendable (_ options: inout SendOptions, _ run: inout Run) -> Void

    func apply(to action: inout any SieveAction, in run: inout Run) throws(RunFailure) {
        guard var options = action.sending else { return }
        change(&options, &run)
        action.sending = options
    }
}

internal import Mail

extension Run {
    /// What the commands and tests of a script take for the message, and for loops of their own.
    struct Presentation {
        fileprivate let message: MessageView.Presentation
        fileprivate let loops: Int
    }

    /// Presents the current part of the loops as though it were the message, and no loop open.
    ///
    /// An included script sees it so (RFC 6609, 3.5). What the script does is done with the message:
    /// that is what is kept, refused, answered, and has its header edited.
    mutating func presentCurrentPart() -> Presentation {
        let loops = existing(PartLoops.self)?.ofOuterScripts ?? 0
        if openPartLoops > 0 { self[PartLoops.self].ofOuterScripts = openPartLoops }
        return Presentation(message: message.present(currentPart), loops: loops)
    }

    /// Presents what the including script takes for the message.
    mutating func presentAgain(_ outer: Presentation) {
        guard openPartLoops > 0 else { return presentMessage() }
        self[PartLoops.self].ofOuterScripts = outer.loops
        message.presentAgain(outer.message)
    }

    /// Presents the message itself, which may be another one.
    private mutating func presentMessage() {
        _ = message.present(0)
    }

    /// Ends all loops over parts, as the message is another one.
    mutating func endPartLoops() {
        self[PartLoops.self].endAll()
        presentMessage()
    }

    /// Reads the fields that tests look at, if they are not those of the presented part.
    mutating func readFields() throws(RunFailure) {
        guard !message.hasFields else { return }
        let header = try header(ofPart: message.presentedPart)
        try charge(header.fields.count)
        message.setFields(HeaderView(header))
    }

    /// How many octets the presented part has, with its header.
    mutating func presentedSize() throws(RunFailure) -> Int {
        guard message.presentedPart > 0 else { return try editedMessage().size }
        let part = try parts().part(message.presentedPart)
        return part.body.upperBound - part.header.lowerBound
    }
}

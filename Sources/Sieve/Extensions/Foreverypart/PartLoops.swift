/// The loops over parts in one run, included scripts among them, from the outermost inwards.
struct PartLoops: ExtensionState {
    /// Loops in loops (RFC 5703, 3 asks for two at least).
    static let limit = 4

    /// The current part of each loop.
    var current: [Int] = []

    /// Where a loop goes on if its part has been replaced; such a part has no others in it.
    private var next: [Int: Int] = [:]

    /// How many of them are loops of the scripts that include the one that is executed.
    var ofOuterScripts = 0

    /// Goes on to the next part.
    mutating func advance(_ depth: Int) {
        current[depth] = next.removeValue(forKey: depth) ?? current[depth] + 1
    }

    /// Notes that the current part of the innermost loop is new, and where it ends.
    ///
    /// Parts that came with it are not gone over (RFC 5703, 5).
    mutating func replaceCurrent(endingAt end: Int) {
        next[current.count - 1] = end
    }

    /// Ends the loops inside of so many, unless they have ended already.
    mutating func close(downTo depth: Int) {
        next.removeValue(forKey: depth)
        current.removeLast(max(0, current.count - depth))
    }

    /// Ends all loops, as the message is another one.
    mutating func endAll() {
        current = []
        next = [:]
        ofOuterScripts = 0
    }
}

extension Run {
    /// How many loops over parts are being executed.
    var openPartLoops: Int { existing(PartLoops.self)?.current.count ?? 0 }

    /// Whether one of them is a loop of the script that is executed.
    var isInPartLoop: Bool {
        existing(PartLoops.self).map { $0.current.count > $0.ofOuterScripts } ?? false
    }

    /// The part that commands and tests in loops look at; the message outside of them.
    var currentPart: Int { existing(PartLoops.self)?.current.last ?? 0 }
}

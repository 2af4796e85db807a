/// A script that `Compilation.load` has found; `Run.execute` runs it.
///
/// The same script is the same value, however often it is loaded.
public struct IncludedScript: Sendable, Hashable {
    /// Its place in `Program.scripts`.
    ///
    /// Scripts refer to each other by number, so they may include each other in circles.
    let index: Int

    /// Whether it is the script that is run, which then includes itself.
    public var isMain: Bool { index == 0 }
}

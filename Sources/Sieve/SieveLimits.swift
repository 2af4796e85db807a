/// What a script may take: each limit ends a compile or a run with an error that names it.
public struct SieveLimits: Sendable, Equatable {
    /// Bytes of a script.
    public var scriptSize = 1 << 20

    /// Bytes of a script and all that it includes (RFC 6609), each counted once.
    public var totalSize = 4 << 20

    /// Names of scripts that a script includes, directly or by way of others, each counted once.
    public var includes = 255

    /// Included scripts in included scripts.
    ///
    /// RFC 6609, 3.1 asks for two at least.
    public var includeNesting = 10

    /// Blocks in blocks, and tests in tests.
    ///
    /// RFC 5228, 2.10.7 asks for fifteen at least.
    public var nesting = 32

    /// Bytes of one string.
    public var stringLength = 65_536

    /// Errors reported for one script; more are only counted.
    public var complaints = 100

    /// Actions of one run, the implicit keep not counted.
    public var actions = 32

    /// Redirects of one run.
    public var redirects = 4

    /// Work of one run: about a byte looked at, or a command executed, each.
    ///
    /// It bounds the run time, whatever the script and the message are.
    public var steps = 50_000_000

    /// Bytes of a body that has to be in memory at once, as for `:regex`.
    public var heldValue = 4 << 20

    /// Work of matching one value with one regular expression: an item of the pattern that is tried,
    /// or a byte that one has matched, each.
    public var regexSteps = 20_000_000

    /// Values that a match leaves behind for `${1}` and on (RFC 5229, 3.2).
    public var matchValues = 100

    /// Variables of one script.
    public var variables = 255

    /// Bytes of a variable's value; a longer one is cut (RFC 5229, 4.1).
    public var variableLength = 4_096

    /// Seconds for all programs of one delivery, and for handing over the mails that it sends.
    ///
    /// Each has a limit of its own as well. Postfix gives up after 1000 s (command_time_limit), and
    /// what has been done by then is done again.
    public var waitingSeconds = 300

    /// The limits that a site has unless it sets others.
    public static let `default` = SieveLimits()

    /// Makes the usual limits, to change some of them.
    public init() {}
}

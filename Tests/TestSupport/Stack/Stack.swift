internal import Glibc
internal import Synchronization

/// A private mail system: stock Postfix and Dovecot with our programs, one for all tests of a run.
///
///     let stack = try Stack.shared()
///     let token = Stack.token()
///     let reply = try stack.send(to: "bob@example.test", subject: "Hello", token: token)
///     let file = try stack.arrival(of: token, for: "bob")
///
/// It is examples/quickstart --stack, and stops and vanishes with the process of the tests, in
/// whichever way that ends. The programs are those in `$MAILWRIGHT_PROGRAMS`, otherwise those that
/// were built with the tests. If a program or a package is missing every test fails that needs
/// the stack.
///
/// Tests that use it stand in the serialized suite of the integration tests: a test may stop
/// mailwrightd, and has it running again when it ends.
public final class Stack: Sendable {
    /// Where everything is.
    public let site: StackSite

    // The conversation is not Sendable by itself; it is used under the lock alone.
    private let quickstart: Mutex<Conversation>

    private static let running = Result { try Stack() }

    /// How long the start may take: two system users, a certificate, three servers.
    private static let startLimit = Duration.seconds(120)

    /// The one stack, started by the first who asks.
    public static func shared() throws -> Stack {
        try running.get()
    }

    /// Starts one that no other test uses, for tests that break what others rely on.
    public init() throws {
        let programs = Self.programs
        let conversation = try Conversation(
            program: "\(Self.repository)/examples/quickstart", ["--stack", "--bin", programs])
        conversation.patience = Self.startLimit
        guard let line = try conversation.line() else {
            throw Conversation.Failure(
                "examples/quickstart --stack --bin \(programs) ended; its reason stands above")
        }
        site = try StackSite.decode(line)
        quickstart = Mutex(conversation)
    }

    /// The directory of the built programs.
    public static var programs: String {
        if let chosen = getenv("MAILWRIGHT_PROGRAMS") { return String(cString: chosen) }
        // The tests are built into the directory of the programs.
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        return directory(of: tests ?? CommandLine.arguments[0])
    }

    /// The directory of the package.
    public static var repository: String {
        // Of this file, without Tests, TestSupport, Stack and its own name.
        (0..<4).reduce(#filePath) { path, _ in directory(of: path) }
    }

    private static func directory(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// Gives the quickstart a command (see stage.py) and returns what it answers.
    @discardableResult
    public func command(_ command: String) throws -> String {
        try quickstart.withLock { conversation in
            try conversation.send(Array("\(command)\n".utf8))
            let answer = try StackAnswer.decode(try conversation.expectLine())
            if let error = answer.error { throw Conversation.Failure("\(command): \(error)") }
            return answer.ok ?? ""
        }
    }

    /// Runs the body while mailwrightd is stopped, and starts it again whatever happens.
    public func withoutDaemon(_ body: () throws -> Void) throws {
        try command("stop mailwrightd")
        let outcome = Result { try body() }
        try command("start mailwrightd")
        try outcome.get()
    }

    /// The port of a service.
    public func port(_ service: String) throws -> Int {
        guard let port = site.ports[service] else {
            throw Conversation.Failure("the stack has no port \(service)")
        }
        return port
    }

    /// A user of the stack.
    public func user(_ name: String) throws -> StackSite.User {
        guard let user = site.users.first(where: { $0.name == name }) else {
            throw Conversation.Failure("the stack has no user \(name)")
        }
        return user
    }
}

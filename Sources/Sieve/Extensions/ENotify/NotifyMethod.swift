internal import Mail

/// A way to send notices (RFC 5435, 3.2): what a kind of URI means.
///
/// A new one is a file in `Methods` and a line in `NotifyMethods.all`.
protocol NotifyMethod: Sendable {
    /// What the URI begins with, in lower case, without the colon.
    static var scheme: String { get }

    /// Whether notices can be sent in this way here.
    static var isSupported: Bool { get }

    /// Reads what is behind the colon of a URI, whose octets are those of a URI; throws what is wrong.
    init(_ uri: [UInt8], settings: NotifySettings) throws(NotifyMistake)

    /// Whether a text can be the author of a notice, as of `:from`.
    static func isAuthor(_ text: [UInt8]) -> Bool

    /// What is known of the recipient (RFC 5435, 5); nil for what nobody has heard of.
    func capability(_ name: String) -> String?

    /// Makes the notice.
    func action(_ notice: Notice, in run: inout Run) throws(RunFailure) -> NotifyAction
}

extension NotifyMethod {
    static var isSupported: Bool { true }
    static func isAuthor(_ text: [UInt8]) -> Bool { true }

    /// Nobody knows whether they are at their desks.
    func capability(_ name: String) -> String? { name == "online" ? "maybe" : nil }
}

/// A method that is known, so that its URIs can be checked, but that nothing here can send.
protocol UnsupportedNotifyMethod: NotifyMethod {}

extension UnsupportedNotifyMethod {
    static var isSupported: Bool { false }

    func action(_ notice: Notice, in run: inout Run) throws(RunFailure) -> NotifyAction {
        throw RunFailure(.unsupportedMethod(Self.scheme))
    }
}

/// What is wrong with the URI of a notice; it follows "the URI ...".
struct NotifyMistake: Error {
    let reason: String
}

/// What a notice says, as the tags have it.
struct Notice {
    /// The author, checked by the method; nil without `:from`.
    var author: [UInt8]?

    /// From 1, high, to 3, low.
    var importance = 2

    /// The text; nil without `:message`.
    var message: [UInt8]?
}

/// What comes out of looking at a URI.
enum NotifyMethodSearch {
    case method(any NotifyMethod)
    /// The method is known, and the URI is right, but nothing can be sent.
    case unsupported(Diagnostic)
    case invalid(Diagnostic)
}

/// The methods that are known; their list is in NotifyMethods+All.swift.
enum NotifyMethods {
    /// The method of a URI, in a run.
    static func find(
        _ uri: [UInt8], in run: inout Run
    ) throws(RunFailure) -> NotifyMethodSearch {
        try run.charge(32 * (uri.count + 1))
        return find(uri, settings: run.settings[NotifySettings.self])
    }

    /// Whether notices can be sent by the method that a URI begins with, whatever follows.
    static func isSupported(_ uri: [UInt8]) -> Bool {
        guard let parts = split(uri) else { return false }
        return type(of: parts.scheme)?.isSupported ?? false
    }

    /// The scheme of a URI, in lower case, and what follows its colon; nil without one.
    private static func split(_ uri: [UInt8]) -> (scheme: String, rest: [UInt8])? {
        guard let colon = uri.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = ASCII.lowercased(Array(uri[..<colon]))
        return (String(decoding: scheme, as: UTF8.self), Array(uri[(colon + 1)...]))
    }

    private static func type(of scheme: String) -> (any NotifyMethod.Type)? {
        all.first { $0.scheme == scheme }
    }

    /// The method of a URI.
    static func find(_ uri: [UInt8], settings: NotifySettings) -> NotifyMethodSearch {
        guard let (scheme, rest) = split(uri) else {
            return .invalid(
                .badURI(uri, "has no method; write it as in \"mailto:user@example.org\""))
        }
        guard let type = type(of: scheme) else { return .invalid(.unknownMethod(scheme)) }
        guard PercentEncoding.isURI(rest) else {
            return .invalid(.badURI(uri, "has a sign that no URI has; encode it with %"))
        }
        do throws(NotifyMistake) {
            let method = try type.init(rest, settings: settings)
            return type.isSupported ? .method(method) : .unsupported(.unsupportedMethod(scheme))
        } catch {
            return .invalid(.badURI(uri, error.reason))
        }
    }
}

extension Diagnostic {
    fileprivate static func badURI(_ uri: [UInt8], _ reason: String) -> Diagnostic {
        Diagnostic("the URI \"\(String(decoding: uri.prefix(128), as: UTF8.self))\" \(reason)")
    }

    fileprivate static func unknownMethod(_ scheme: String) -> Diagnostic {
        Diagnostic(
            "there is no way to notify by \"\(scheme):\"; write \"mailto:\" and an address")
    }

    static func unsupportedMethod(_ scheme: String) -> Diagnostic {
        Diagnostic(
            "notices by \"\(scheme):\" can not be sent here; ask with 'valid_notify_method', "
                + "or use \"mailto:\"")
    }
}

import Delivery
import Glibc
import Outcomes
import ServiceClients

/// The user the mail is for: name, home, and whom the mailbox belongs to.
struct Account {
    /// The time for the auth service's answer.
    private static let patience = Duration.seconds(30)

    let name: String
    let home: String

    /// The owner that was told; nil if only the file system knows.
    let owner: (user: uid_t, group: gid_t)?

    /// The settings of Sieve that were told, by name.
    let sieve: [(name: String, value: String)]

    init(
        name: String, home: String, owner: (user: uid_t, group: gid_t)? = nil,
        sieve: [(name: String, value: String)] = []
    ) {
        self.name = name
        self.home = home
        self.owner = owner
        self.sieve = sieve
    }

    /// Finds out who the user is; nil if there is no such user.
    ///
    /// With `-o home=` nobody is asked; without `-d` it is who runs the program, as with
    /// dovecot-lda.
    init?(for options: Options) throws(LookupFailure) {
        if let home = options.settings.home {
            self.init(name: try fileName(options.user ?? environmentUser()), home: home)
        } else if let user = options.user {
            try self.init(asking: options.settings.authSocketPath, about: user)
        } else {
            guard let home = environment("HOME"), home.hasPrefix("/") else {
                throw .configuration("without -d the environment must have HOME; give -d user")
            }
            self.init(name: try fileName(environmentUser()), home: home)
        }
    }

    private init?(asking socket: String, about user: [UInt8]) throws(LookupFailure) {
        var connection = try AuthConnection(socket: socket, timeout: Self.patience)
        guard let found = try connection.user(user, service: "lda") else { return nil }
        guard let home = String(validating: found.home, as: UTF8.self), home.hasPrefix("/") else {
            throw .configuration("the home of \(text(found.username)) is no absolute path")
        }
        self.init(
            name: try fileName(found.username), home: home,
            owner: (found.userID, found.groupID),
            sieve: found.sieve.map { (text($0.name), text($0.value)) })
    }

    /// A path of a setting with `~/` and `%h` as the home and `%u` as the user.
    func expanded(_ path: String) -> String {
        let path = UserFiles.path(path, below: home)
        guard path.contains("%") else { return path }
        var result = ""
        var rest = path[...]
        while let character = rest.popFirst() {
            guard character == "%" else {
                result.append(character)
                continue
            }
            switch rest.popFirst() {
            case "h": result += home
            case "u": result += name
            case let other?: result.append(other)
            case nil: break
            }
        }
        return result
    }
}

/// The name of a user as it may stand for `%u` in a path: it must not lead out of the directory
/// that the admin wrote.
private func fileName(_ name: [UInt8]) throws(LookupFailure) -> String {
    guard let first = name.first, first != UInt8(ascii: "."), !name.contains(0),
        !name.contains(UInt8(ascii: "/")), let text = String(validating: name, as: UTF8.self)
    else {
        throw .configuration(
            "the user name \"\(text(name))\" can not be a file name; correct it in the accounts")
    }
    return text
}

private func environmentUser() -> [UInt8] {
    Array((environment("USER") ?? "-").utf8)
}

private func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
}

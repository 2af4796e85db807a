internal import Glibc

extension Conversation {
    private static let stream = Int32(SOCK_STREAM.rawValue | UInt32(SOCK_CLOEXEC.rawValue))

    /// Connects to a port of 127.0.0.1 from an address of 127.0.0.0/8: so one machine plays several.
    public convenience init(port: Int, from source: String = "127.0.0.1") throws {
        let descriptor = socket(AF_INET, Self.stream, 0)
        guard descriptor >= 0 else { throw Failure(doing: "socket") }
        self.init(descriptor: descriptor)
        var here = Self.address(source, port: 0)
        var there = Self.address("127.0.0.1", port: port)
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // bind(2) and connect(2) take any address type by a pointer to its common start.
        let status = withUnsafePointer(to: &here) { here in
            here.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        guard status == 0 else { throw Failure(doing: "bind \(source)") }
        let connected = withUnsafePointer(to: &there) { there in
            there.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, length)
            }
        }
        guard connected == 0 else { throw Failure(doing: "connect to port \(port)") }
    }

    /// Connects to a UNIX socket.
    public convenience init(socket path: String) throws {
        let descriptor = socket(AF_UNIX, Self.stream, 0)
        guard descriptor >= 0 else { throw Failure(doing: "socket") }
        self.init(descriptor: descriptor)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Failure("\(path): longer than the path of a socket may be")
        }
        // Fits: checked above; the rest of the tuple stays zero and ends the path.
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0 else { throw Failure(doing: "connect to \(path)") }
    }

    /// Starts a program and talks to its standard input and output; it ends with the conversation.
    ///
    /// Its standard error output is that of the tests, unless it is to go to a file.
    public convenience init(
        program path: String, _ arguments: [String], errors: String? = nil
    ) throws {
        var pair: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Self.stream, 0, &pair) == 0 else {
            throw Failure(doing: "socketpair")
        }
        defer { close(pair[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, pair[1], 0)
        posix_spawn_file_actions_adddup2(&actions, pair[1], 1)
        if let errors { posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY, 0) }
        let (process, number) = Spawning.start(
            [path] + arguments, session: true, actions: &actions)
        guard number == 0 else {
            close(pair[0])
            throw Failure("\(path): \(String(cString: strerror(number)))")
        }
        self.init(descriptor: pair[0], process: process)
    }

    /// Connects with TLS, through openssl(1); `starttls` names the protocol that begins without.
    public convenience init(
        tlsPort port: Int, from source: String = "127.0.0.1", starttls: String? = nil
    ) throws {
        let upgrade = starttls.map { ["-starttls", $0] } ?? []
        try self.init(
            program: "openssl",
            [
                "s_client", "-quiet", "-verify_quiet", "-connect",
                "127.0.0.1:\(port)", "-bind", "\(source):0",
            ] + upgrade, errors: "/dev/null")
    }

    private static func address(_ host: String, port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        return address
    }
}

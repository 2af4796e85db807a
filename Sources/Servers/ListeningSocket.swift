internal import Glibc
internal import Outcomes
internal import Settings

/// A bound socket that listens, with the mode and group that the settings name.
///
/// A UNIX socket is bound under another name and renamed into place, so that there is no moment
/// at which Postfix finds none: a listener gap is a temporary failure to it at once.
struct ListeningSocket {
    let descriptor: Int32
    let address: ListenAddress

    /// How many connections may wait to be accepted.
    static let backlog: Int32 = 1024

    init(_ address: ListenAddress) throws(LookupFailure) {
        self.address = address
        switch address {
        case .unix(let path, let mode, let group):
            descriptor = try Self.bindUnix(path, mode: mode, group: group)
        case .inet(let host, let port):
            descriptor = try Self.bindInet(host, port: port)
        }
    }

    /// Throws what of an address can be known to be wrong without binding it.
    static func check(_ address: ListenAddress) throws(LookupFailure) {
        if case .unix(_, _, let group?) = address { _ = try SystemUser.group(named: group) }
        try checkHost(address)
    }

    /// Throws if the host of an address is none; it can be called when there are other threads.
    static func checkHost(_ address: ListenAddress) throws(LookupFailure) {
        guard case .inet(let host, let port) = address else { return }
        freeaddrinfo(try resolve(host, port: port))
    }

    /// Closes a socket that will not be served, and removes its file.
    func discard() {
        close(descriptor)
        if case .unix(let path, _, _) = address { unlink(path) }
    }

    private static func bindUnix(
        _ path: String, mode: UInt32, group: String?
    ) throws(LookupFailure) -> Int32 {
        let what = "unix:\(path)"
        guard !isServed(path) else {
            throw .configuration("\(what) is served by another process; stop that one first")
        }
        let unfinished = path + ".new"
        let socket = try check(
            Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | UInt32(SOCK_CLOEXEC.rawValue)), 0),
            what)
        do throws(LookupFailure) {
            unlink(unfinished)
            var address = try unixAddress(unfinished)
            try check(withPointer(to: &address) { Glibc.bind(socket, $0, $1) }, what)
            // Neither follows links: the directory may belong to a service that could put one in
            // the socket's place. Nobody can connect before listen(2), so the mode is never too
            // wide in between.
            try check(fchmodat(AT_FDCWD, unfinished, mode, AT_SYMLINK_NOFOLLOW), what)
            if let group {
                try check(lchown(unfinished, uid_t.max, SystemUser.group(named: group)), what)
            }
            try check(listen(socket, backlog), what)
            try check(rename(unfinished, path), what)
            return socket
        } catch {
            close(socket)
            unlink(unfinished)
            throw error
        }
    }

    /// Whether somebody accepts connections at the path already.
    ///
    /// A second daemon that is started by mistake must not take the socket from the first.
    private static func isServed(_ path: String) -> Bool {
        let socket = Glibc.socket(
            AF_UNIX, Int32(SOCK_STREAM.rawValue | UInt32(SOCK_CLOEXEC.rawValue)), 0)
        guard socket >= 0, var address = try? unixAddress(path) else { return false }
        defer { close(socket) }
        return withPointer(to: &address) { connect(socket, $0, $1) } == 0
    }

    /// Calls with what bind(2) and connect(2) take: any address, by its common start.
    private static func withPointer(
        to address: inout sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) { pointer in
            // The address lives for the call, and the kernel reads no more than `length`.
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    private static func unixAddress(_ path: String) throws(LookupFailure) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < capacity else {
            throw .configuration("unix:\(path) is longer than \(capacity - 1) octets")
        }
        // Fits: checked above; the rest of the tuple stays zero and ends the path.
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return address
    }

    private static func bindInet(_ host: String, port: Int) throws(LookupFailure) -> Int32 {
        let what = ListenAddress.inet(host: host, port: port).description
        let found = try resolve(host, port: port)
        // The list lives until here; `info` points into it.
        defer { freeaddrinfo(found) }
        let info = found.pointee
        let type = info.ai_socktype | Int32(SOCK_CLOEXEC.rawValue)
        let socket = try check(Glibc.socket(info.ai_family, type, 0), what)
        do throws(LookupFailure) {
            var on: Int32 = 1
            let size = socklen_t(MemoryLayout<Int32>.size)
            // A restart must not wait for connections of the last run to time out.
            try check(setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, size), what)
            try check(Glibc.bind(socket, info.ai_addr, info.ai_addrlen), what)
            try check(listen(socket, backlog), what)
            return socket
        } catch {
            close(socket)
            throw error
        }
    }

    /// The numeric address as the system has it; the caller frees it.
    private static func resolve(
        _ host: String, port: Int
    ) throws(LookupFailure) -> UnsafeMutablePointer<addrinfo> {
        var hints = addrinfo()
        hints.ai_flags = AI_PASSIVE | AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else {
            let what = ListenAddress.inet(host: host, port: port)
            throw .configuration("\(what) is not a numeric address; write 127.0.0.1 or [::1]")
        }
        return found
    }

    @discardableResult
    private static func check(_ result: Int32, _ what: String) throws(LookupFailure) -> Int32 {
        guard result >= 0 else {
            throw .configuration("can not listen on \(what): \(errnoText(errno))")
        }
        return result
    }
}

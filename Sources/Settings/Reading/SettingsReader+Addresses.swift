internal import Yams

extension SettingsReader {
    /// The addresses that a service listens on.
    func listenAddresses(_ node: Node, of service: String) -> [Placed<ListenAddress>] {
        guard let nodes = list(node, "\"listen\" of \(service)") else { return [] }
        return nodes.compactMap { listenAddress($0, of: service) }
    }

    /// `host:port`, or nil after a complaint.
    func inetAddress(_ text: Placed<String>) -> Placed<ListenAddress>? {
        if let address = ListenAddress.inet(text.value) {
            return Placed(address, line: text.line, column: text.column)
        }
        complain(about: text, "\"\(text.value)\" is no address; write host:port")
        return nil
    }

    private func listenAddress(_ node: Node, of service: String) -> Placed<ListenAddress>? {
        let what = "an address of \(service)"
        guard let block = block(node, what, keys: ["unix", "inet", "mode", "group"]) else {
            return nil
        }
        switch (block.optional("unix"), block.optional("inet")) {
        case (.some, nil):
            return block.optionalText("unix").flatMap { unixAddress($0, block) }
        case (nil, .some):
            if block.optional("mode") != nil || block.optional("group") != nil {
                complain(at: node.mark, "mode and group belong to unix sockets; leave them out")
            }
            return block.optionalText("inet").flatMap(inetAddress)
        default:
            complain(at: node.mark, "\(what) needs either unix: PATH or inet: \"HOST:PORT\"")
            return nil
        }
    }

    private func unixAddress(
        _ path: Placed<String>, _ block: SettingsBlock
    ) -> Placed<ListenAddress>? {
        let mode = block.optional("mode") == nil ? ListenAddress.defaultMode : self.mode(block)
        let group = block.optionalText("group")
        let limit = ListenAddress.maximumPathLength
        guard path.value.hasPrefix("/"), path.value.utf8.count <= limit else {
            complain(
                about: path,
                "the path of a unix socket must be absolute and of at most \(limit) octets")
            return nil
        }
        guard let mode else { return nil }
        return Placed(
            .unix(path: path.value, mode: mode, group: group?.value),
            line: path.line, column: path.column)
    }

    private func mode(_ block: SettingsBlock) -> UInt32? {
        guard let text = block.optionalText("mode") else { return nil }
        if let mode = UInt32(text.value, radix: 8), mode <= 0o777 { return mode }
        complain(
            about: text, "\"\(text.value)\" is no mode; write it in octal, such as \"0660\"")
        return nil
    }

    /// Two services can not listen on one address, and a service needs it only once.
    func complainOfTwins(_ lookup: SiteSettings.LookupService?, _ auth: SiteSettings.AuthService?) {
        var places: [String: Int] = [:]
        let all = SiteSettings.listenAddresses(lookup, auth).sorted {
            ($0.line, $0.column) < ($1.line, $1.column)
        }
        for address in all {
            // Port 0 is another free port each time.
            if case .inet(_, 0) = address.value { continue }
            let name = address.value.description
            if let line = places[name] {
                complain(
                    about: address,
                    "\(name) is listened on twice, see line \(line); take another address")
            } else {
                places[name] = address.line
            }
        }
    }
}

internal import Yams

extension SettingsReader {
    /// The `lookup:` part; the maps are needed to check what a tcp_table port names.
    func lookupService(
        _ node: Node, maps: [SiteSettings.MapDefinition]
    ) -> SiteSettings.LookupService? {
        guard let block = block(node, "lookup", keys: ["listen", "tcp_tables"]) else { return nil }
        let listen = block.required("listen").map { listenAddresses($0, of: "lookup") }
        let ports = block.optional("tcp_tables").map { tcpTables($0, maps: maps) } ?? []
        return listen.map { SiteSettings.LookupService(listen: $0, tcpTables: ports) }
    }

    /// The `auth:` part.
    func authService(_ node: Node) -> SiteSettings.AuthService? {
        guard let block = block(node, "auth", keys: ["listen", "master_passwords"]) else {
            return nil
        }
        let listen = block.required("listen").map { listenAddresses($0, of: "auth") }
        let masters = block.optional("master_passwords").map(masterPasswords) ?? []
        return listen.map { SiteSettings.AuthService(listen: $0, masterPasswords: masters) }
    }

    private func tcpTables(
        _ node: Node, maps: [SiteSettings.MapDefinition]
    ) -> [SiteSettings.TCPTable] {
        guard let block = mapping(node, "tcp_tables") else { return [] }
        return block.entries.compactMap { name, mark, value in
            guard maps.contains(where: { $0.name == name }) else {
                complain(at: mark, "there is no map \"\(name)\"; define it under maps")
                return nil
            }
            guard let text = text(value, "tcp_tables of \(name)") else { return nil }
            guard let address = ListenAddress.inet(text) else {
                complain(at: value.mark, "\"\(text)\" is no address; write host:port")
                return nil
            }
            return SiteSettings.TCPTable(map: name, address: address)
        }
    }

    private func listenAddresses(_ node: Node, of service: String) -> [ListenAddress] {
        guard let nodes = list(node, "\"listen\" of \(service)") else { return [] }
        return nodes.compactMap { listenAddress($0, of: service) }
    }

    private func listenAddress(_ node: Node, of service: String) -> ListenAddress? {
        let what = "an address of \(service)"
        guard let block = block(node, what, keys: ["unix", "inet", "mode", "group"]) else {
            return nil
        }
        switch (block.optionalText("unix"), block.optionalText("inet")) {
        case (let path?, nil): return unixAddress(path, block, at: node.mark)
        case (nil, let text?):
            if block.optional("mode") != nil || block.optional("group") != nil {
                complain(at: node.mark, "mode and group belong to unix sockets; leave them out")
            }
            if let address = ListenAddress.inet(text) { return address }
            complain(at: node.mark, "\"\(text)\" is no address; write host:port")
        default:
            complain(at: node.mark, "\(what) needs either unix: PATH or inet: \"HOST:PORT\"")
        }
        return nil
    }

    private func unixAddress(_ path: String, _ block: SettingsBlock, at mark: Mark?)
        -> ListenAddress?
    {
        guard path.hasPrefix("/"), path.utf8.count <= ListenAddress.maximumPathLength else {
            complain(
                at: mark,
                "the path of a unix socket must be absolute and of at most "
                    + "\(ListenAddress.maximumPathLength) octets")
            return nil
        }
        var mode = ListenAddress.defaultMode
        if let text = block.optionalText("mode") {
            guard let value = UInt32(text, radix: 8), value <= 0o777 else {
                complain(at: mark, "\"\(text)\" is no mode; write it in octal, such as \"0660\"")
                return nil
            }
            mode = value
        }
        return .unix(path: path, mode: mode, group: block.optionalText("group"))
    }

    private func masterPasswords(_ node: Node) -> [SiteSettings.MasterPassword] {
        guard let nodes = list(node, "master_passwords") else { return [] }
        return nodes.compactMap { node in
            let keys = ["name", "hash", "networks", "services"]
            guard let block = block(node, "a master password", keys: keys) else { return nil }
            let name = block.text("name")
            let hash = block.text("hash")
            let networks = block.texts("networks")
            let services = block.texts("services")
            guard let name, let hash, let networks, let services else { return nil }
            guard hash.hasPrefix("$") else {
                complain(
                    at: node.mark,
                    "the hash of master password \(name) is not of a form of crypt(5); "
                        + "make one with \"mkpasswd -m yescrypt\"")
                return nil
            }
            return SiteSettings.MasterPassword(
                name: name, hash: Array(hash.utf8), networks: networks, services: services,
                line: node.mark?.line ?? 0)
        }
    }
}

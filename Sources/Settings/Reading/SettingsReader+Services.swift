internal import Yams

extension SettingsReader {
    /// The `lookup:` part; a tcp_table port must name one of the maps, if they are known.
    func lookupService(_ node: Node, mapNames: [String]?) -> SiteSettings.LookupService? {
        guard let block = block(node, "lookup", keys: ["listen", "tcp_tables"]) else { return nil }
        let listen = block.required("listen").map { listenAddresses($0, of: "lookup") }
        let tables = block.optional("tcp_tables")
        let ports = tables.map { tcpTables($0, mapNames: mapNames) } ?? []
        // A port with a mistake has its own complaint.
        let hasPorts = tables.map { $0.mapping?.isEmpty != true } ?? false
        if let node = block.optional("listen"), node.sequence?.isEmpty == true, !hasPorts {
            complain(at: node.mark, "lookup listens nowhere; name an address under listen")
        }
        return listen.map { SiteSettings.LookupService(listen: $0, tcpTables: ports) }
    }

    /// The `auth:` part.
    func authService(_ node: Node) -> SiteSettings.AuthService? {
        guard let block = block(node, "auth", keys: ["listen", "master_passwords"]) else {
            return nil
        }
        let listen = block.required("listen").map { listenAddresses($0, of: "auth") }
        let masters = block.optional("master_passwords").map(masterPasswords) ?? []
        if let node = block.optional("listen"), node.sequence?.isEmpty == true {
            complain(at: node.mark, "auth listens nowhere; name an address under listen")
        }
        return listen.map { SiteSettings.AuthService(listen: $0, masterPasswords: masters) }
    }

    private func tcpTables(_ node: Node, mapNames: [String]?) -> [SiteSettings.TCPTable] {
        guard let block = mapping(node, "tcp_tables") else { return [] }
        return block.entries.compactMap { name, mark, value in
            guard mapNames?.contains(name) ?? true else {
                complain(at: mark, "there is no map \"\(name)\"; define it under maps")
                return nil
            }
            guard let text = placedText(value, "tcp_tables of \(name)") else { return nil }
            return inetAddress(text).map { SiteSettings.TCPTable(map: name, address: $0) }
        }
    }

    private func masterPasswords(_ node: Node) -> [SiteSettings.MasterPassword] {
        guard let nodes = list(node, "master_passwords") else { return [] }
        return nodes.compactMap { node in
            let keys = ["name", "hash", "networks", "services"]
            guard let block = block(node, "a master password", keys: keys) else { return nil }
            let name = block.text("name")
            let hash = block.placedText("hash")
            let networks = block.texts("networks")
            let services = block.texts("services")
            guard let name, let hash, let networks, !networks.isEmpty, let services,
                !services.isEmpty
            else { return nil }
            let bytes = Placed(Array(hash.value.utf8), line: hash.line, column: hash.column)
            return SiteSettings.MasterPassword(
                name: name, hash: bytes, networks: networks, services: services)
        }
    }
}

import CLMDB
import Glibc

/// One transaction on the memory; without `commit` nothing of it remains.
struct MemoryTransaction: ~Copyable {
    /// The tables by their names in the file.
    enum Table: String {
        case entries
        case order
    }

    private let transaction: OpaquePointer
    private var isOpen = true

    init(_ environment: OpaquePointer, flags: UInt32) throws(MemoryFailure) {
        var transaction: OpaquePointer?
        try check(mdb_txn_begin(environment, nil, flags, &transaction), "begin to use")
        guard let transaction else { throw MemoryFailure(number: ENOMEM, doing: "begin to use") }
        self.transaction = transaction
    }

    deinit {
        if isOpen { mdb_txn_abort(transaction) }
    }

    /// Brings all changes to the disk.
    consuming func commit() throws(MemoryFailure) {
        isOpen = false
        try check(mdb_txn_commit(transaction), "write")
    }

    /// A table, which is made if it is not there.
    func table(_ table: Table) throws(MemoryFailure) -> MDB_dbi {
        var handle: MDB_dbi = 0
        let flags = UInt32(MDB_CREATE)
        try check(mdb_dbi_open(transaction, table.rawValue, flags, &handle), "write")
        return handle
    }

    /// A table; nil if it is not there.
    func existingTable(_ table: Table) throws(MemoryFailure) -> MDB_dbi? {
        var handle: MDB_dbi = 0
        let result = mdb_dbi_open(transaction, table.rawValue, 0, &handle)
        if result == MDB_NOTFOUND { return nil }
        try check(result, "read")
        return handle
    }

    func value(of key: [UInt8], in table: MDB_dbi) throws(MemoryFailure) -> [UInt8]? {
        var value = MDB_val()
        let result = withValue(key) { mdb_get(transaction, table, $0, &value) }
        if result == MDB_NOTFOUND { return nil }
        try check(result, "read")
        return Array(value)
    }

    func put(_ value: [UInt8], for key: [UInt8], in table: MDB_dbi) throws(MemoryFailure) {
        let result = withValue(key) { key in
            withValue(value) { mdb_put(transaction, table, key, $0, 0) }
        }
        try check(result, "write")
    }

    /// Removes a key if it is there.
    func remove(_ key: [UInt8], from table: MDB_dbi) throws(MemoryFailure) {
        let result = withValue(key) { mdb_del(transaction, table, $0, nil) }
        if result != MDB_NOTFOUND { try check(result, "write") }
    }

    /// The smallest key; nil if the table is empty.
    func firstKey(of table: MDB_dbi) throws(MemoryFailure) -> [UInt8]? {
        var cursor: OpaquePointer?
        try check(mdb_cursor_open(transaction, table, &cursor), "read")
        defer { mdb_cursor_close(cursor) }
        var key = MDB_val()
        var value = MDB_val()
        let result = mdb_cursor_get(cursor, &key, &value, MDB_FIRST)
        if result == MDB_NOTFOUND { return nil }
        try check(result, "read")
        return Array(key)
    }

    func count(of table: MDB_dbi) throws(MemoryFailure) -> Int {
        var statistics = MDB_stat()
        try check(mdb_stat(transaction, table, &statistics), "read")
        return statistics.ms_entries
    }

    private func withValue(
        _ bytes: [UInt8], _ body: (UnsafeMutablePointer<MDB_val>) -> Int32
    ) -> Int32 {
        var bytes = bytes
        return bytes.withUnsafeMutableBytes { buffer in
            var value = MDB_val(mv_size: buffer.count, mv_data: buffer.baseAddress)
            return body(&value)
        }
    }
}

extension [UInt8] {
    /// A copy of octets in the file, which are there as long as the transaction.
    fileprivate init(_ value: MDB_val) {
        self.init(UnsafeRawBufferPointer(start: value.mv_data, count: value.mv_size))
    }
}

import CLMDB
import Glibc
import Outcomes

/// A failure of LMDB, with what was being done to the memory.
struct MemoryFailure: Error, Equatable {
    /// An errno, or one of LMDB's own negative numbers.
    let number: Int32
    let doing: String

    /// Whether the file is none of LMDB's, or is damaged: what is in it is lost.
    var isDamage: Bool {
        [MDB_INVALID, MDB_VERSION_MISMATCH, MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_INCOMPATIBLE]
            .contains(number)
    }

    /// As the delivery reports it: it may heal.
    func failure(of path: String) -> LookupFailure {
        .temporary("can not \(doing) the memory \(path): \(String(cString: mdb_strerror(number)))")
    }
}

/// Throws unless a call has returned zero.
func check(_ result: Int32, _ doing: String) throws(MemoryFailure) {
    guard result == 0 else { throw MemoryFailure(number: result, doing: doing) }
}

import Glibc
import Outcomes

/// The keywords of one folder, Dovecot's file `dovecot-keywords`.
///
///     0 $Junk
///     1 todo
///
/// The number of a keyword is its letter in file names, 0 for `a` to 25 for `z`; there can be no
/// more. The file is changed under Dovecot's lock, by replacing it.
struct KeywordFile {
    private static let limit = 26

    private let path: String

    init(folderPath: String) {
        path = folderPath + "/dovecot-keywords"
    }

    /// The keywords of letters; letters of no keyword, and capitals, are left out.
    func names(of letters: [UInt8]) throws(SystemCallError) -> [[UInt8]] {
        guard letters.contains(where: { $0 >= UInt8(ascii: "a") }) else { return [] }
        let list = KeywordList(try OpenFile.content(of: path) ?? [])
        return letters.compactMap(list.name)
    }

    /// The letters of keywords, sorted; new ones are added to the file.
    ///
    /// Keywords beyond the limit get no letter: Dovecot too keeps those out of file names.
    func letters(of keywords: [[UInt8]]) throws(SystemCallError) -> [UInt8] {
        guard !keywords.isEmpty else { return [] }
        var list = KeywordList(try OpenFile.content(of: path) ?? [])
        if keywords.contains(where: { list.letter(of: $0) == nil }), !list.isFull {
            try DotLock.update(path, mode: 0o600) { content in
                // Another process may have been quicker.
                list = KeywordList(content ?? [])
                let changed = keywords.map { list.add($0) }.contains(true)
                return changed ? list.serialized() : nil
            }
        }
        return keywords.compactMap(list.letter).sorted()
    }
}

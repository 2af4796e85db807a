import Testing

@testable import MaildirStorage

@Suite struct SubscriptionListTests {
    private func add(_ folder: String, to content: String?) throws -> String? {
        var list = SubscriptionList(content.map { Array($0.utf8) })
        let added = list.add(try FolderName(Array(folder.utf8)))
        return added ? String(decoding: list.serialized(), as: UTF8.self) : nil
    }

    @Test(
        arguments: [
            (nil, "V\t2\n\na\tb\n"), ("", "V\t2\n\na\tb\n"), ("V\t2\n\n", "V\t2\n\na\tb\n"),
            ("V\t2\n\nx\n", "V\t2\n\nx\na\tb\n"), ("x\n", "x\na.b\n"), ("x", "x\na.b\n"),
        ] as [(String?, String)])
    func `a folder is added in the version of the file`(content: String?, result: String) throws {
        #expect(try add("a.b", to: content) == result)
    }

    @Test(arguments: ["V\t2\n\na\tb\n", "a.b\n", "x\na.b"])
    func `a folder in the list is not added`(content: String) throws {
        #expect(try add("a.b", to: content) == nil)
    }
}

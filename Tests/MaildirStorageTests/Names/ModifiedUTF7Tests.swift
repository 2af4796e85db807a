import Testing

@testable import MaildirStorage

@Suite struct ModifiedUTF7Tests {
    /// The second is the example of RFC 3501, section 5.1.3.
    @Test(arguments: [
        ("Entwürfe & Co", "Entw&APw-rfe &- Co"),
        ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
        ("", ""), ("plain", "plain"), ("&", "&-"), ("é", "&AOk-"), ("éé", "&AOkA6Q-"),
        ("ééé", "&AOkA6QDp-"), ("😀", "&2D3eAA-"), ("a\u{7F}b", "a&AH8-b"), ("&é&", "&-&AOk-&-"),
    ])
    func `names are encoded`(name: String, encoded: String) {
        #expect(ModifiedUTF7.encode(name) == encoded)
        #expect(ModifiedUTF7.decode(encoded) == name)
    }

    @Test(arguments: [
        "&", "a&b", "&AOk", "&A-", "&AOkA-", "&AGE-", "é", "&!!-", "&2D0-", "&AOk-&AOk-",
    ])
    func `what no name is encoded as is not decoded`(encoded: String) {
        #expect(ModifiedUTF7.decode(encoded) == nil)
    }

    @Test func `what comes out is printable ASCII`() {
        let all = (1...0x2FFF).compactMap(UnicodeScalar.init).map(Character.init)
        #expect(ModifiedUTF7.encode(String(all)).utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    }
}

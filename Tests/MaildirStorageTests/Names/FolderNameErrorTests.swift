import MaildirStorage
import Testing

@Suite struct FolderNameErrorTests {
    @Test(arguments: [
        (FolderNameError.emptyPart, "empty part"), (.slash, "slash"), (.notUTF8, "not UTF-8"),
        (.controlCharacter, "control character"), (.tilde, "tilde"), (.tooLong, "254 octets"),
    ])
    func `each says in one line what is wrong and what to do`(error: FolderNameError, word: String)
    {
        #expect(error.description.contains(word))
        #expect(error.description.split(separator: ";").count == 2)
        #expect(!error.description.contains("\n"))
    }
}

import TestSupport
import Testing

extension StackTests {
    /// Names that the tables of the running site have already.
    @Suite struct TakenNameTests {
        @Test func `a name of the aliases file is refused and mail to it goes where it went`()
            throws
        {
            let stack = try Stack.shared()
            let before = try stack.postmap("virtual-aliases", "board@\(stack.site.domain)")
            #expect(before.status == 0)
            for arguments in [["user", "add", "board"], ["alias", "add", "board", "bob"]] {
                let outcome = try stack.run(
                    "\(stack.site.programs)/mailwright", arguments, input: "secret\n",
                    environment: ["MAILWRIGHT_SETTINGS": stack.site.settings])
                #expect(outcome.status == 1)
                #expect(
                    outcome.errors.contains(" is taken by aliases:\(stack.site.site)/aliases line ")
                )
                #expect(
                    outcome.errors.contains(
                        "which leads board@\(stack.site.domain) to \(before.output.dropLast())"))
            }
            #expect(try stack.tool("user", "show", "board").status == 1)
            let after = try stack.postmap("virtual-aliases", "board@\(stack.site.domain)")
            #expect(after.output == before.output)
        }

        @Test func `a name that a pattern diverts is refused`() throws {
            let stack = try Stack.shared()
            let outcome = try stack.tool("user", "add", "deleted7", input: "secret\n")
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains(" is taken by regexp:\(stack.site.site)/arbitration line "))
        }
    }
}

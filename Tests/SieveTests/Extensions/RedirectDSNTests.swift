import Sieve
import Testing

@Suite struct RedirectDSNTests {
    private func run(_ tags: String) throws -> String {
        try actions(of: "require [\"redirect-dsn\", \"copy\"]; redirect \(tags) \"a@b.example\";")
    }

    @Test(arguments: [
        (#":notify "NEVER""#, #","notify":"NEVER""#),
        (#":notify "success, Failure,DELAY""#, #","notify":"SUCCESS,FAILURE,DELAY""#),
        (#":notify "DELAY,delay""#, #","notify":"DELAY""#), (#":ret "full""#, #","ret":"FULL""#),
        (#":ret "HDRS" :notify "FAILURE""#, #","notify":"FAILURE","ret":"HDRS""#), ("", ""),
    ])
    func `the sender gets notices`(_ tags: String, _ members: String) throws {
        #expect(
            try run(tags) == #"{"actions":[{"a":"redirect","to":"a@b.example"\#(members)}],"#
                + #""implicit_keep":null}"#)
    }

    @Test func `beside a copy`() throws {
        #expect(
            try run(#":copy :notify "NEVER""#).contains(
                #""to":"a@b.example","copy":true,"notify":"NEVER""#))
    }

    @Test func `words that are none`() {
        let notify =
            "write \"NEVER\", or some of \"SUCCESS,FAILURE,DELAY\" with commas between them"
        expectErrors(
            """
            require ["redirect-dsn", "fileinto", "variables"];
            redirect :notify 1️⃣"" "a@b.example";
            redirect :notify 2️⃣"NEVER,DELAY" "a@b.example";
            redirect :notify 3️⃣"SUCCESS," "a@b.example";
            redirect :ret 4️⃣"BODY" "a@b.example";
            redirect :ret 5️⃣"${x}" "a@b.example";
            fileinto 6️⃣:ret "FULL" "a";
            """, notify, notify, notify,
            "write \"FULL\" to get the mail back, or \"HDRS\" to get its header",
            "the ret-value must not depend on variables; write a fixed text",
            "'fileinto' has no tag ':ret'; remove it")
    }
}

import Sieve
import Testing

@Suite struct RedirectDeliverbyTests {
    private struct Clock: SieveHost {
        func currentTime() -> Int64 { 1_234_567_890 }
    }

    private func run(_ tags: String, host: some SieveHost = Clock()) throws -> String {
        try actions(
            of:
                "require [\"redirect-deliverby\", \"variables\"]; redirect \(tags) \"a@b.example\";",
            host: host)
    }

    @Test(arguments: [
        (":bytimerelative 600", #""seconds":600,"mode":"return""#),
        (#":bytimerelative 600 :bymode "NOTIFY""#, #""seconds":600,"mode":"notify""#),
        (
            #":bytrace :bymode "return" :bytimerelative 1"#,
            #""seconds":1,"mode":"return","trace":true"#
        ),
        (":bytimerelative 0", #""seconds":1,"mode":"return""#),
        (":bytimerelative 18446744073709551615", #""seconds":999999999,"mode":"return""#),
        (#":bytimeabsolute "2009-02-13T23:41:30Z""#, #""seconds":600,"mode":"return""#),
        (#":bytimeabsolute "2009-02-14T00:41:30+01:00${x}""#, #""seconds":600,"mode":"return""#),
        (#":bytimeabsolute "1999-02-13T23:41:30Z""#, #""seconds":1,"mode":"return""#),
        (#":bytimeabsolute "9999-02-13T23:41:30Z""#, #""seconds":999999999,"mode":"return""#),
    ])
    func `a limit of time`(_ tags: String, _ members: String) throws {
        #expect(
            try run(tags) == #"{"actions":[{"a":"redirect","to":"a@b.example",\#(members)}],"#
                + #""implicit_keep":null}"#)
    }

    @Test func `a time that is none, or without a clock, keeps the message`() throws {
        #expect(
            try run(#":bytimeabsolute "${x}""#).contains(
                #"\"\" is no time; write it as in \"2010-05-01T22:00:00+02:00\""#))
        #expect(
            try run(
                #":bytimeabsolute "2009-02-13T23:41:30Z""#, host: SieveHostWithoutMailboxes()
            ).contains("the time is not known here"))
    }

    @Test func `what is wrong`() {
        expectErrors(
            """
            require "redirect-deliverby";
            redirect 1️⃣:bytrace "a@b.example";
            redirect 2️⃣:bymode "notify" "a@b.example";
            redirect :bytimerelative 1 :bymode 3️⃣"drop" "a@b.example";
            redirect :bytimerelative 1 4️⃣:bytimeabsolute "2009-02-13T23:41:30Z" "a@b.example";
            redirect :bytimeabsolute 5️⃣"tomorrow" "a@b.example";
            """,
            "':bytrace' says something about ':bytimerelative' or ':bytimeabsolute'; "
                + "add that, or remove this",
            "':bymode' says something about ':bytimerelative' or ':bytimeabsolute'; "
                + "add that, or remove this",
            "write \"notify\" to be told of a late mail, or \"return\" to get it back",
            "':bytimeabsolute' and ':bytimerelative' exclude each other; remove one",
            "\"tomorrow\" is no time; write it as in \"2010-05-01T22:00:00+02:00\"")
    }
}

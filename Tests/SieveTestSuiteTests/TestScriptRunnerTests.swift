import SieveTestSuite
import TestSupport
import Testing

/// What the commands of test scripts do: above all, that a test which must fail does.
@Suite struct TestScriptRunnerTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func outcome(of text: String, anyError: Bool = false) throws -> TestOutcome {
        let extensions = "\"vnd.dovecot.testsuite\", \"fileinto\", \"variables\", \"imap4flags\""
        let path = try folder.write("a.svtest", "require [\(extensions), \"mailbox\"];\n" + text)
        var runner = TestScriptRunner()
        runner.acceptsAnyError = anyError
        return runner.run(path)
    }

    /// The reasons of the tests of a script that ran to its end; nil for those that succeeded.
    private func failures(_ text: String, anyError: Bool = false) throws -> [String?] {
        let outcome = try outcome(of: text, anyError: anyError)
        #expect(outcome.failures.isEmpty)
        return outcome.verdicts.map(\.failure)
    }

    @Test func `a test that fails ends there, and the next is run`() throws {
        let failures = try failures(
            """
            test "good" { }
            test "bad" { test_fail "first"; test_fail "second"; }
            test "later" { if true { test_fail "in a block"; } }
            """)
        #expect(failures == [nil, "first", "in a block"])
    }

    @Test func `a test that keeps others from being run has failed`() throws {
        #expect(
            try failures("test \"a\" { stop; } test \"b\" { } test \"c\" { }") == [
                "it ends the script, and 2 of the tests are not run"
            ])
        #expect(try failures("test \"a\" { } test \"b\" { stop; }") == [nil, nil])
        #expect(try failures("test \"a\" { test_fail \"x\"; } test \"b\" { }") == ["x", nil])
    }

    @Test func `verdicts have the names of the tests`() throws {
        let outcome = try outcome(of: "set \"n\" \"x\"; test \"a ${n}\" { }")
        #expect(outcome.verdicts == [TestVerdict(name: "a x")])
    }

    @Test func `errors of the test script are told with their places`() throws {
        let outcome = try outcome(of: "test \"a\" { test \"b\" { } frop; }")
        #expect(outcome.verdicts.isEmpty)
        #expect(outcome.failures.count == 2)
        #expect(outcome.failures[0].contains("a.svtest:2:12: a 'test' must not stand in another"))
    }

    @Test func `a failure of the test script ends it`() throws {
        let outcome = try outcome(
            of: """
                test "runs" { }
                test_message :smtp 7;
                test "is not reached" { }
                """)
        #expect(outcome.verdicts.map(\.name) == ["runs"])
        #expect(outcome.failures.count == 1)
        #expect(outcome.failures[0].contains(":3:1: there is no message with the number 7"))
        #expect(!outcome.isSuccess)
    }

    @Test func `a message that is not there fails the test`() throws {
        #expect(
            try failures(
                """
                test "a" { test_message :folder "INBOX" 3; test_fail "went on"; }
                test "b" { if test_message :smtp 0 { test_fail "there is one"; } }
                """) == ["there is no message with the number 3", nil])
    }

    @Test func `flags are those of the message that is looked at`() throws {
        let failures = try failures(
            """
            require ["imap4flags", "fileinto", "mailbox"];
            test "stored" {
                addflag "one";
                fileinto :create "A";
                if not test_result_execute { test_fail "execute"; }
                test_result_reset;
                if hasflag "one" { test_fail "the reset leaves flags"; }
                test_message :folder "A" 0;
                if not hasflag "one" { test_fail "none"; }
                removeflag "one";
                test_result_reset;
                if not hasflag "one" { test_fail "the stored message has lost it"; }
            }
            test_result_reset;
            test_set "message" "Subject: x\r\n\r\n";
            test "new" { if hasflag "one" { test_fail "of the message before"; } }
            """)
        #expect(failures == [nil, nil])
    }

    @Test func `names are those that a Maildir can have`() throws {
        try folder.write(
            "bad.sieve", "require [\"fileinto\", \"mailbox\"]; fileinto :create \"a//b\";")
        let failures = try failures(
            """
            require ["fileinto", "mailbox"];
            test "bad" {
                if not test_script_compile "bad.sieve" { test_fail "compile"; }
                if not test_script_run { test_fail "run"; }
                if test_result_execute { test_fail "stored"; }
                if not test_error :contains "can not store in a//b: the mailbox name has a slash" {
                    test_fail "error";
                }
                if not test_message :folder "INBOX" 0 { test_fail "lost"; }
            }
            test "inbox" {
                test_mailbox_create "INBOX.Junk";
                test_result_reset;
                fileinto "Inbox.Junk";
                if not test_result_execute { test_fail "execute"; }
                if not test_message :folder "INBOX.Junk" 0 { test_fail "another one"; }
            }
            """)
        #expect(failures == [nil, nil])
    }

    @Test func `a redirect carries the mark of its user, and one in a circle is kept`() throws {
        let failures = try failures(
            """
            test_set "message" "Subject: x\r\n\r\n";
            test_set "envelope.to" "bob@example.org";
            test "mark" {
                redirect "a@example.net";
                if not test_result_execute { test_fail "execute"; }
                test_message :smtp 0;
                if not header "X-Sieve-Redirected-From" "bob@example.org" { test_fail "mark"; }
            }
            test_result_reset;
            test_set "message" "X-Sieve-Redirected-From: bob@example.org\r\n\r\n";
            test_set "envelope.to" "bob@example.org";
            test "circle" {
                redirect "a@example.net";
                if not test_result_execute { test_fail "execute"; }
                if test_message :smtp 0 { test_fail "sent"; }
                if not test_message :folder "INBOX" 0 { test_fail "lost"; }
            }
            """)
        #expect(failures == [nil, nil])
    }

    @Test func `flags go from script to script`() throws {
        try folder.write("flag.sieve", "require \"imap4flags\"; setflag \"one\";")
        try folder.write(
            "file.sieve", "require [\"fileinto\", \"mailbox\"]; fileinto :create \"A\";")
        let failures = try failures(
            """
            test "both" {
                if not test_multiscript ["flag.sieve", "file.sieve"] { test_fail "execute"; }
                test_result_reset;
                test_message :folder "A" 0;
                if not hasflag "one" { test_fail "the flag is lost"; }
            }
            """)
        #expect(failures == [nil])
    }

    @Test func `a script that is not there is told`() {
        let outcome = TestScriptRunner().run(folder.path("nothing.svtest"))
        #expect(outcome.failures == ["\(folder.path("nothing.svtest")): there is no such file"])
        #expect(!outcome.isSuccess)
    }

    @Test func `a message brings its envelope`() throws {
        let failures = try failures(
            """
            require "envelope";
            test_set "message" "From: a@example.org\r\nTo: b@example.org\r\n\r\n";
            test "from the header" {
                if not envelope "from" "a@example.org" { test_fail "from"; }
                if not envelope "to" "b@example.org" { test_fail "to"; }
            }
            test_set "envelope.from" "<c@example.org>";
            test_set "envelope.to" "d@example.org";
            test "set" {
                if not envelope "from" "c@example.org" { test_fail "from"; }
                if not envelope "to" "d@example.org" { test_fail "to"; }
                if envelope "from" "a@example.org" { test_fail "the old one"; }
            }
            """)
        #expect(failures == [nil, nil])
    }

    @Test func `scripts under test are compiled and run, and nothing is done before it is asked`()
        throws
    {
        try folder.write(
            "filter.sieve",
            "require [\"fileinto\", \"imap4flags\"]; setflag \"\\\\Seen\"; fileinto \"Lists\";")
        let failures = try failures(
            """
            test "compiles and runs" {
                if not test_script_compile "filter.sieve" { test_fail "compile"; }
                if not test_script_run { test_fail "run"; }
                if not test_result_action "store" { test_fail "action"; }
                if not test_result_action :index 1 "store" { test_fail "first"; }
                if test_result_action :index 2 "store" { test_fail "no second"; }
                if test_message :folder "Lists" 0 { test_fail "stored too early"; }
            }
            test "there is no mailbox" {
                if test_result_execute { test_fail "executed"; }
                if not test_error :contains "there is no mailbox Lists" { test_fail "error"; }
                if not test_message :folder "INBOX" 0 { test_fail "lost"; }
            }
            test "executes" {
                test_mailbox_create "Lists";
                test_result_reset;
                if not test_script_run { test_fail "run"; }
                if not test_result_execute { test_fail "execute"; }
                if not test_message :folder "Lists" 0 { test_fail "not stored"; }
                if not hasflag "\\\\seen" { test_fail "flag"; }
                if test_message :folder "Lists" 1 { test_fail "stored twice"; }
                if not test_result_execute { test_fail "again"; }
                if test_message :folder "Lists" 1 { test_fail "done again"; }
                if test_message :folder "INBOX" 1 { test_fail "kept, too"; }
            }
            """)
        #expect(failures == [nil, nil, nil])
    }

    @Test func `what was executed is no conflict, and is not done again`() throws {
        try folder.write("keep.sieve", "keep;")
        try folder.write("reject.sieve", "require \"reject\"; reject \"No.\";")
        let failures = try failures(
            """
            test "one after the other" {
                if not test_script_compile "keep.sieve" { test_fail "compile"; }
                if not test_script_run { test_fail "run"; }
                if not test_result_execute { test_fail "execute"; }
                if not test_script_compile "reject.sieve" { test_fail "compile"; }
                if not test_script_run :append_result { test_fail "run"; }
                if not test_result_execute { test_fail "execute"; }
                if not test_script_run :append_result { test_fail "run again"; }
                if not test_result_execute { test_fail "execute again"; }
                if not test_result_action :index 1 "keep" { test_fail "keep"; }
                if not test_result_action :index 2 "reject" { test_fail "reject"; }
                if test_result_action :index 3 "reject" { test_fail "second reject"; }
                if not test_message :smtp 0 { test_fail "notice"; }
                if test_message :smtp 1 { test_fail "second notice"; }
            }
            """)
        #expect(failures == [nil])
    }

    @Test func `the implicit keep is executed with its flags, and a redirect is sent`() throws {
        try folder.write("keep.sieve", "require \"imap4flags\"; addflag \"$x\";")
        try folder.write("send.sieve", "redirect \"a@example.net\"; redirect \"b@example.net\";")
        let failures = try failures(
            """
            require "envelope";
            test "kept" {
                if not test_script_compile "keep.sieve" { test_fail "compile"; }
                if not test_script_run { test_fail "run"; }
                if not test_result_execute { test_fail "execute"; }
                if not test_message :folder "inbox" 0 { test_fail "not kept"; }
                if not hasflag "$x" { test_fail "flag"; }
            }
            test "sent" {
                if not test_script_compile "send.sieve" { test_fail "compile"; }
                if not test_script_run { test_fail "run"; }
                if not test_result_execute { test_fail "execute"; }
                if not test_message :smtp 1 { test_fail "not sent"; }
                if not envelope "to" "b@example.net" { test_fail "recipient"; }
                if test_message :folder "INBOX" 1 { test_fail "kept as well"; }
                test_result_reset;
                if test_message :smtp 0 { test_fail "not forgotten"; }
            }
            """)
        #expect(failures == [nil, nil])
    }

    @Test func `errors of scripts under test are kept for the tests`() throws {
        try folder.write("bad.sieve", "frop;\nfrip;\n")
        try folder.write("stop.sieve", "require \"vnd.dovecot.testsuite\"; test_fail \"here\";")
        let text = """
            test "bad" {
                if test_script_compile "bad.sieve" { test_fail "compiled"; }
                if not test_error :index 2 :contains "bad.sieve:2:1: there is no command 'frip'" {
                    test_fail "second";
                }
                if test_error :index 3 :contains "" { test_fail "third"; }
            }
            test "missing" {
                if test_script_compile "none.sieve" { test_fail "compiled"; }
                if not test_error :contains "there is no such file" { test_fail "error"; }
            }
            test "interrupted" {
                if not test_script_compile "stop.sieve" { test_fail "compile"; }
                if test_script_run { test_fail "run"; }
            }
            """
        #expect(try failures(text) == [nil, nil, nil])
        let other = """
            test "bad" {
                if test_script_compile "bad.sieve" { test_fail "compiled"; }
                if test_error "the words of another" { test_fail "any"; }
            }
            """
        #expect(try failures(other) == [nil])
        #expect(try failures(other, anyError: true) == ["any"])
    }

    @Test func `several scripts run one after the other while the mail is kept`() throws {
        try folder.write("one.sieve", "require \"imap4flags\"; addflag \"$one\"; keep;")
        try folder.write("none.sieve", "if false { discard; }")
        try folder.write("two.sieve", "require \"fileinto\"; fileinto \"Two\";")
        let failures = try failures(
            """
            test_mailbox_create "Two";
            test "the first takes it" {
                if not test_multiscript ["one.sieve", "two.sieve"] { test_fail "run"; }
                if test_message :folder "Two" 0 { test_fail "the second ran"; }
                if not test_message :folder "INBOX" 0 { test_fail "not kept"; }
            }
            test "the first leaves it" {
                if not test_multiscript ["none.sieve", "two.sieve"] { test_fail "run"; }
                if not test_message :folder "Two" 0 { test_fail "the second did not run"; }
                if test_message :folder "INBOX" 1 { test_fail "kept as well"; }
            }
            """)
        #expect(failures == [nil, nil])
    }

    @Test func `settings hold from the reload on`() throws {
        try folder.write("send.sieve", "redirect \"a@example.net\";")
        let failures = try failures(
            """
            test "before" {
                test_config_set "sieve_max_redirects" "0";
                if not test_script_compile "send.sieve" { test_fail "compile"; }
                if not test_script_run { test_fail "run"; }
            }
            test "after" {
                test_config_reload;
                if not test_script_compile "send.sieve" { test_fail "compile"; }
                if test_script_run { test_fail "redirected"; }
                if not test_error :contains "more than 0 addresses" { test_fail "error"; }
            }
            test "unset" {
                test_config_unset "sieve_max_redirects";
                test_config_reload;
                if not test_script_compile "send.sieve" { test_fail "compile"; }
                if not test_script_run { test_fail "run"; }
            }
            """)
        #expect(failures == [nil, nil, nil])
        let outcome = try outcome(
            of: "test_config_set \"sieve_max_redirect\" \"1\"; test_config_reload; test \"a\" { }")
        #expect(outcome.failures.count == 1)
        #expect(outcome.failures[0].contains("did you mean 'max_redirects'?"))
    }

    @Test func `the folder of the script is a variable`() throws {
        let failures = try failures(
            """
            test "path" { if not string "${tst.path}|${tst.other}" "\(folder.path)|" { test_fail "x"; } }
            """)
        #expect(failures == [nil])
    }
}

internal import Sieve

extension SieveExtension {
    /// `vnd.dovecot.testsuite`: tests of Sieve that are written in Sieve.
    ///
    /// The language is that of Pigeonhole; what each command does is told in its own file.
    static let testSuite = SieveExtension(
        "vnd.dovecot.testsuite", specification: "Pigeonhole",
        commands: [
            .test, .testFail, .testSet, .testConfigSet, .testConfigUnset, .testConfigReload,
            .testResultReset, .testResultPrint, .testMessage, .testMessagePrint,
            .testMailboxCreate, .testBinarySave, .testBinaryLoad, .testMetadataSet,
        ],
        tests: [
            .testScriptCompile, .testScriptRun, .testMultiscript, .testResultExecute,
            .testResultAction, .testMessage, .testError,
        ],
        namespaces: [.tst])
}

extension VariableNamespace {
    /// `${tst.path}`, the folder of the test script; every other name is empty.
    fileprivate static let tst = VariableNamespace("tst") { name, _, _ in
        TestValue(isPath: name == Array("path".utf8))
    }
}

private struct TestValue: StringPart {
    let isPath: Bool

    func append(to result: inout [UInt8], in run: borrowing Run) {
        guard isPath, let bench = run.host as? TestBench else { return }
        result += bench.folder.utf8
    }
}

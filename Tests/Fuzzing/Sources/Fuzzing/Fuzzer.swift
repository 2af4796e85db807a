internal import CLibFuzzer
internal import Glibc

/// Runs libFuzzer with the arguments of the program and its function `LLVMFuzzerTestOneInput`; it
/// ends the program.
public func fuzz(_ testOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) -> Never {
    // A handler that Swift has set would keep libFuzzer's own away, which writes the input down.
    for number in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(number, SIG_DFL) }
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, testOneInput))
}

/// An input of libFuzzer as octets.
public func octets(_ data: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: data, count: count))
}

/// Ends the program with the input as a finding if a property does not hold.
public func check(
    _ holds: Bool, _ property: @autoclosure () -> String, file: StaticString = #file,
    line: UInt = #line
) {
    if !holds { fatalError(property(), file: file, line: line) }
}

internal import Glibc

/// The program that hands the answer to Dovecot: `checkpassword-reply`.
enum ReplyProgram {
    /// Becomes the program at this place of the arguments; returns, with errno set, on failure.
    ///
    /// The environment is the given one and nothing else. The user is not changed: the reply
    /// program would refuse to run.
    static func execute(argument index: Int, environment: [[UInt8]]) {
        // The kernel's own argument vector ends in a null pointer, and so does its rest.
        let arguments = CommandLine.unsafeArgv + index
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { variable in
            (variable + [0]).withUnsafeBytes { $0.baseAddress.flatMap { strdup($0) } }
        }
        variables.append(nil)
        if let path = arguments.pointee { execve(path, arguments, variables) }
    }
}

private func strdup(_ bytes: UnsafeRawPointer) -> UnsafeMutablePointer<CChar>? {
    // The bytes end in a NUL, which the caller has added.
    Glibc.strdup(bytes.assumingMemoryBound(to: CChar.self))
}

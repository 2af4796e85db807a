internal import Glibc

extension Program {
    /// A program of this package, as it was built together with the tests.
    public static func built(_ name: String) throws -> Program {
        // The tests run from a bundle that is a program itself, beside the others.
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else {
            throw TemporaryDirectory.Failure(doing: "readlink /proc/self/exe", number: errno)
        }
        let runner = String(
            decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path = runner.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/" + name
        guard access(path, X_OK) == 0 else {
            throw TemporaryDirectory.Failure(doing: "find \(path)", number: errno)
        }
        return Program(path)
    }
}

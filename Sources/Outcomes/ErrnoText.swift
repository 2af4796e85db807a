internal import Glibc

/// What strerror(3) says of an errno, for logs.
public func errnoText(_ number: Int32) -> String {
    // strerror's text lives in static storage and is copied at once.
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

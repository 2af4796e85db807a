/// A value of the settings with its place in their file.
///
/// Whether there is such a user, a table or a network only other modules can tell; what they
/// complain of is then said with line and column:
///
///     throw Complaints([settings.complaint(about: settings.accounts, "...")])
public struct Placed<Value: Sendable & Equatable>: Sendable, Equatable {
    /// What stands there.
    public var value: Value

    /// The line, counted from 1; 0 when the value comes from no file.
    public var line: Int

    /// The column, counted from 1; 0 when the value comes from no file.
    public var column: Int

    /// Puts a value in its place.
    public init(_ value: Value, line: Int = 0, column: Int = 0) {
        self.value = value
        self.line = line
        self.column = column
    }
}

extension Placed: ExpressibleByUnicodeScalarLiteral where Value == String {
    /// A text that comes from no file.
    public init(unicodeScalarLiteral text: String) { self.init(text) }
}

extension Placed: ExpressibleByExtendedGraphemeClusterLiteral where Value == String {
    /// A text that comes from no file.
    public init(extendedGraphemeClusterLiteral text: String) { self.init(text) }
}

extension Placed: ExpressibleByStringLiteral where Value == String {
    /// A text that comes from no file.
    public init(stringLiteral text: String) { self.init(text) }
}

/// One clear line about bad input: where it is, what is wrong, and what to do.
///
/// Every reader of a file that a person writes (settings, tables, aliases, Sieve scripts)
/// reports with this type, so that all of them print alike:
///
///     /etc/mailwright/aliases:12:7: "|command" can not be served; list it in Postfix's alias_maps
public struct Complaint: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file as the admin named it, or another name of the input ("command line").
    public var file: String

    /// The line, counted from 1; 0 when the complaint is about the whole file.
    public var line: Int

    /// The column in bytes, counted from 1; 0 when it is about the whole line.
    public var column: Int

    /// What is wrong, and after a semicolon what to do: one line without a full stop.
    public var message: String

    /// Makes a complaint.
    public init(file: String, line: Int = 0, column: Int = 0, _ message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `file:line:column: message`, without the parts that are unknown.
    public var description: String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if line > 0, column > 0 { place += ":\(column)" }
        return "\(place): \(message)"
    }
}

/// Several complaints about one input, reported in one go.
public struct Complaints: Error, Equatable, Sendable, CustomStringConvertible {
    /// The complaints in the order of the input; never empty.
    public var all: [Complaint]

    /// Makes an error of one or more complaints.
    public init(_ all: [Complaint]) {
        self.all = all
    }

    /// A line for each complaint.
    public var description: String {
        all.map(\.description).joined(separator: "\n")
    }
}

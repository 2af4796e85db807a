/// Messages for tests of delivery.
enum TestMessage {
    /// A small message with CR LF line ends.
    static func small(_ subject: String = "Test", header: [String] = []) -> [UInt8] {
        let lines =
            [
                "From: Carol <carol@sender.test>", "To: you@example.test", "Subject: \(subject)",
                "Message-ID: <\(UInt64.random(in: 0...UInt64.max))@sender.test>",
            ] + header + ["", "Hello,", "this is a message.", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    /// A message with LF line ends and a body of so many octets.
    static func large(_ size: Int) -> [UInt8] {
        let line = Array("All work and no play makes Jack a dull boy, says the test.\n".utf8)
        var message = Array("From: carol@sender.test\nSubject: large\n\n".utf8)
        message.reserveCapacity(size + 200)
        while message.count < size { message += line }
        return message
    }
}

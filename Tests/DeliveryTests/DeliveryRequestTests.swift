import Mail
import MaildirStorage
import Testing

@testable import Delivery

@Suite struct DeliveryRequestTests {
    private func request(sender: String?) -> DeliveryRequest {
        var request = DeliveryRequest(
            user: "u", maildir: Maildir(path: "/x"), recipient: Array("u+d@h".utf8))
        request.sender = sender.map { Array($0.utf8) }
        return request
    }

    @Test(
        arguments: [
            ("a@x", "Return-Path: <b@x>\n", "a@x"), ("", "Return-Path: <b@x>\n", ""),
            (nil, "Return-Path: <b@x>\nReturn-Path: <c@x>\n", "b@x"),
            (nil, "Return-Path: <>\n", ""),
            (nil, "Subject: x\n", ""), (nil, "Return-Path: <<\n", ""),
        ] as [(String?, String, String)])
    func `the sender is what was said, else the Return-Path`(
        given: String?, header: String, sender: String
    ) {
        let header = MessageHeader(parsing: Array(header.utf8))
        #expect(text(request(sender: given).sender(of: header)) == sender)
    }

    @Test func `the final recipient is the address, if it is known`() {
        var request = request(sender: nil)
        #expect(text(request.address) == "u+d@h")
        request.finalRecipient = Array("u@h".utf8)
        #expect(text(request.address) == "u@h")
    }
}

import Outcomes
import Testing

@Suite struct ComplaintTests {
    @Test(arguments: [
        (Complaint(file: "f", line: 3, column: 7, "bad; mend it"), "f:3:7: bad; mend it"),
        (Complaint(file: "f", line: 3, "bad"), "f:3: bad"),
        (Complaint(file: "f", "bad"), "f: bad"),
        (Complaint(file: "f", line: 0, column: 9, "bad"), "f: bad"),
    ])
    func `the description names only the known parts`(complaint: Complaint, text: String) {
        #expect(complaint.description == text)
    }

    @Test func `several complaints are a line each, in order`() {
        let all = Complaints([
            Complaint(file: "f", line: 1, "one"), Complaint(file: "f", line: 2, "two"),
        ])
        #expect(all.description == "f:1: one\nf:2: two")
    }
}

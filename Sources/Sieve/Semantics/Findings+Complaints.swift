internal import Outcomes

extension Findings {
    /// The errors, or whatever they are called, in the order of the script.
    func complaints(
        about source: [UInt8], named name: String, called kind: String = "errors"
    ) -> [Complaint] {
        guard !isEmpty else { return [] }
        let lines = LineMap(source)
        var complaints: [Complaint] = []
        for (offset, diagnostic) in all.sorted(by: { $0.offset < $1.offset }) {
            let place = lines.place(of: offset)
            complaints.append(
                Complaint(
                    file: name, line: place.line, column: place.column, diagnostic.message))
        }
        if omitted > 0 {
            complaints.append(
                Complaint(file: name, "\(omitted) more \(kind); correct those above first"))
        }
        return complaints
    }
}

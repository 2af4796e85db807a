public import Mail

/// Splits a list of addresses at its commas and reads each piece by itself.
///
/// `AddressList` skips what is no address, which is right for the header of a message. In a table
/// a skipped piece would be a recipient that gets no mail: here each piece is accounted for.
public enum AddressPieces {
    /// The pieces between commas that are not in quotes or comments; none empty.
    public static func split(_ list: [UInt8]) -> [ArraySlice<UInt8>] {
        AddressList.pieces(list).map(TableText.trimmed).filter { !$0.isEmpty }
    }

    /// The one address of a piece, with or without domain; nil when it is none, or several.
    public static func address(_ piece: ArraySlice<UInt8>) -> MailAddress? {
        let addresses = AddressList.parse(Array(piece))
        guard let first = addresses.first, addresses.count == 1, !first.localPart.isEmpty else {
            return nil
        }
        return first
    }
}

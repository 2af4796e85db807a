extension String {
    /// The text with `?` for each control character, so that it can not forge a line of a log.
    ///
    /// Neither can it move the cursor of a terminal: C1 controls and DEL go as well.
    public var printable: String {
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            shown.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "?" : scalar)
        }
        return String(shown)
    }
}

internal import CICU

/// What characters are made of (Unicode Standard Annex 15).
public enum Decomposition {
    /// Shows what a character is made of, canonically or by compatibility, as far as that goes.
    ///
    /// It is Normalization Form KD of the character by itself. One that is made of nothing else is
    /// shown as it is.
    public static func forEachScalar(
        of character: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void
    ) {
        withUnsafeTemporaryAllocation(
            of: UInt16.self, capacity: cicu_decomposition_size
        ) { buffer in
            guard let target = buffer.baseAddress else { return }
            let count = cicu_decompose(character.value, target)
            if count == 0 { return body(character) }
            var decoder = UTF16()
            var units = buffer[..<count].makeIterator()
            while case .scalarValue(let scalar) = decoder.decode(&units) { body(scalar) }
        }
    }
}

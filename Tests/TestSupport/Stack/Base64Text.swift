internal import Foundation

/// A text in base64 (RFC 4648), as SASL exchanges it.
public func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString()
}

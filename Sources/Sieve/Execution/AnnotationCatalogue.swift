public import Outcomes

/// Answers what the annotations of mailboxes and of the server are (RFC 5464; RFC 5490).
///
/// Names are in lower case and begin with `/private/` or `/shared/`; private ones are those of the
/// user whose script is run.
public protocol AnnotationCatalogue: Sendable {
    /// The value of an annotation of a mailbox; nil if there is none, or no such mailbox.
    func annotation(_ name: String, of mailbox: [UInt8]) throws(LookupFailure) -> [UInt8]?

    /// The value of an annotation of the server; nil if there is none.
    func serverAnnotation(_ name: String) throws(LookupFailure) -> [UInt8]?
}

extension AnnotationCatalogue {
    /// No mailbox has annotations.
    public func annotation(
        _ name: String, of mailbox: [UInt8]
    ) throws(LookupFailure) -> [UInt8]? { nil }

    /// The server has no annotations.
    public func serverAnnotation(_ name: String) throws(LookupFailure) -> [UInt8]? { nil }
}

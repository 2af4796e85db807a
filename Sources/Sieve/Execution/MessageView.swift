public import Mail
internal import Outcomes

/// The message as the commands and tests of one run see it: with edits.
public struct MessageView {
    /// The message as it came in: what is answered, whatever the script makes of it.
    public let received: any MessageSource

    /// The header with the edits of this run.
    public var header: MessageHeader {
        didSet {
            edits += 1
            fields = HeaderView(header)
            hasFields = presentedPart == 0
            partsOfMessage = nil
            composition = nil
        }
    }

    /// How often a script has changed the message.
    private var edits = 0

    /// Whether a script has changed the message: its header, or more.
    public var isEdited: Bool { edits > 0 }

    /// The part that tests take for the message; 0 for the message itself.
    private(set) var presentedPart = 0

    /// The header of what tests take for the message.
    var fields: HeaderView

    /// Whether `fields` are those of the presented part as it is now.
    private(set) var hasFields = true

    /// The message whose body is used: `received`, or what a script has put in its place.
    private var content: any MessageSource

    /// Whether a script has changed more than the header.
    public private(set) var hasEditedBody = false

    /// What `redirect` sends on since the message has been enclosed in another one.
    private var unenclosed: EditedMessage??

    /// The message as it is now, once it has been put together.
    private var composition: ComposedMessage?

    /// The parts of the message as it is now, once they have been asked for.
    private var partsOfMessage: MessageParts?

    /// Makes the view of a message.
    public init(_ message: any MessageSource) {
        received = message
        content = message
        header = message.header
        fields = HeaderView(message.header)
    }

    /// The message with the edits of this run, which are put together once.
    var edited: any MessageSource {
        mutating get {
            guard isEdited else { return received }
            if let composition { return composition }
            let message = ComposedMessage(header: header, bodyOf: content)
            composition = message
            return message
        }
    }

    /// Whether there is an edit that has not been put together yet.
    var needsComposition: Bool { isEdited && composition == nil }

    /// How many pieces the message is read in.
    var pieceCount: Int { (content as? ComposedMessage)?.pieceCount ?? 1 }

    /// Puts another message in place of this one, which consists of parts of it (RFC 5703, 5).
    public mutating func replace(with message: any MessageSource) {
        content = message
        hasEditedBody = true
        header = message.header
    }

    /// Puts a message around this one, which is still the one that is sent on (RFC 5703, 6).
    public mutating func enclose(in message: any MessageSource) {
        if unenclosed == nil { unenclosed = .some(edition) }
        replace(with: message)
    }

    /// What is to be sent on: nil for the message as it was received.
    var forwarded: EditedMessage? {
        mutating get { unenclosed ?? edition }
    }

    private var edition: EditedMessage? {
        mutating get { isEdited ? EditedMessage(edited) : nil }
    }

    /// Whether the parts have been read.
    var hasParts: Bool { partsOfMessage != nil }

    /// The parts of the message as it is now; reading them takes one pass over it.
    mutating func parts() throws(LookupFailure) -> MessageParts {
        if let partsOfMessage { return partsOfMessage }
        let message = edited
        let parts = MessageParts(source: message, structure: try MIMEStructure(of: message))
        partsOfMessage = parts
        return parts
    }

    /// What tests took for the message.
    struct Presentation {
        let part: Int
        fileprivate let fields: HeaderView?
        fileprivate let edits: Int
    }

    /// Makes tests take a part for the message, and says what they took for it before.
    mutating func present(_ part: Int) -> Presentation {
        let outer = Presentation(
            part: presentedPart, fields: hasFields ? fields : nil, edits: edits)
        guard part != presentedPart else { return outer }
        presentedPart = part
        hasFields = false
        return outer
    }

    /// Makes tests take for the message what they took for it before.
    mutating func presentAgain(_ outer: Presentation) {
        guard outer.part != presentedPart else { return }
        presentedPart = outer.part
        hasFields = false
        if outer.edits == edits, let fields = outer.fields { setFields(fields) }
    }

    /// Sets the header of the presented part.
    mutating func setFields(_ fields: HeaderView) {
        self.fields = fields
        hasFields = true
    }
}

extension AddressList {
    /// The addresses in a field that have both parts (RFC 5322, 3.4.1, addr-spec).
    static func validAddresses(in field: HeaderField) -> [MailAddress] {
        parse(field.rawValue).filter { !$0.localPart.isEmpty && !$0.domain.isEmpty }
    }
}

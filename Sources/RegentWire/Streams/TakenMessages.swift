/// Messages of one stream that its application has taken, reported to the machine together.
package struct TakenMessages: Hashable, Sendable {
    /// Messages that came in MSG frames.
    package private(set) var count = 0
    /// Their bytes, and those of the CALL's message.
    package private(set) var bytes = 0
    /// Credit to give back for them.
    package private(set) var creditBytes = 0

    /// None.
    package init() {}

    /// One message.
    package init(_ message: WireMessage) { add(message) }

    /// Adds a message.
    package mutating func add(_ message: WireMessage) {
        bytes += message.bytes.count
        guard message.isCounted else { return }
        count += 1
        creditBytes += message.creditBytes
    }
}

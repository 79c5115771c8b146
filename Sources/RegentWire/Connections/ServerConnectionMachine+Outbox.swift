/// What a call's handler may do beside the machine, and what the machine has to be told of it.
extension ServerConnectionMachine {
    /// Gives a call the outbox that its handler writes to; it takes messages once the first one was offered.
    package func attach(_ outbox: Outbox, to key: StreamKey) { multiplexer.attach(outbox, to: key) }

    /// The first message lies in the outbox of a call, or as much as it takes.
    package mutating func announce(_ key: StreamKey, isFull: Bool) {
        pings.noteOther()
        multiplexer.announce(key, isFull: isFull)
    }
}

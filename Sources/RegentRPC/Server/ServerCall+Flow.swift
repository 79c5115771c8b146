import RegentMessages
import RegentModel
import RegentSystem
import RegentWire

/// The requests of a call as they come over the wire.
struct WireSource: MessageSource {
    let call: ServerCall
    let connection: ServerConnection

    func arrival() async throws(RPCError) {
        try await call.inbox.arrival { connection.demand(call.key) }
    }

    func next() async throws(RPCError) -> [UInt8]? {
        let taking = try await call.inbox.next { connection.demand(call.key) }
        guard let taking else { return nil }
        if !call.entry.method.clientStreaming { connection.noteTaken(call) }
        if let told = taking.told { connection.consumed(told, of: call.key) }
        let message = taking.taken
        guard message.isCompressed else { return message.bytes }
        return try call.opened.context.clocks.measure(.decompress) { () throws(RPCError) in
            try MessageEncoding.decompress(
                message, encoding: call.opened.requestEncoding, bytesMax: connection.settings.messageBytesMax)
        }
    }
}

/// The responses of a call as they go over the wire.
struct WireSink: MessageSink {
    /// Time after which a server that holds too much is looked at again.
    private static let fullInterval = Duration.milliseconds(250)

    let call: ServerCall
    let connection: ServerConnection

    func room() async throws(RPCError) {
        while true {
            if let error = call.cancellation { throw error }
            if Task.isCancelled { throw .cancelled }
            switch connection.room(of: call) {
            case .accepted where connection.server.load.isFull:
                // Ends early where the task is cancelled, which is looked at above.
                try? await Task.sleep(for: Self.fullInterval)
            case .accepted, .tooLarge: return
            case .closed: throw call.cancellation ?? .cancelled
            case .full: await call.writable.wait()
            }
        }
    }

    var hasRoom: Bool {
        switch connection.room(of: call) {
        case .accepted: !connection.server.load.isFull
        case .full: false
        case .tooLarge, .closed: true  // `room` returns, or throws, at once.
        }
    }

    func write(page messages: [[UInt8]]) async throws(RPCError) {
        let messages = messages.map(compressed)
        if let error = call.cancellation { throw error }
        if Task.isCancelled { throw .cancelled }
        for (bytes, isCompressed) in messages {
            switch connection.offer(bytes, isCompressed: isCompressed, of: call, hasRoom: true) {
            case .accepted: break
            case .tooLarge: throw .tooLarge(bytes.count)
            case .closed, .full: throw call.cancellation ?? .cancelled
            }
        }
    }

    func write(encoding messages: [some Message]) async throws(RPCError) {
        var next = 0
        while next < messages.count {
            let (taken, added) = put(messages.count - next) { messages[next + $0].encode(into: &$1) }
            next += taken
            guard case .left(let bytes) = added else { continue }
            try await offer(bytes ?? messages[next].encoded())
            next += 1
        }
    }

    func write(encoding message: some Message) async throws(RPCError) {
        guard case .left(let bytes) = put(1, { message.encode(into: &$1) }).added else { return }
        try await offer(bytes ?? message.encoded())
    }

    func write(_ message: [UInt8]) async throws(RPCError) {
        if message.count <= Outbox.messageBytesMax {
            guard case .left = put(1, { $1.append(contentsOf: message) }).added else { return }
        }
        try await offer(message)
    }

    /// Puts small messages into the call's outbox, where the connection is not asked for room: as a rule it takes many
    /// of them at once.
    ///
    /// Whatever else there is to know of a message, that the call has ended for example, is known where it is offered:
    /// it is left to that.
    private func put(
        _ count: Int, _ encode: (Int, inout [UInt8]) -> Void
    ) -> (taken: Int, added: Outbox.Added) {
        guard let outbox = call.outbox, !Task.isCancelled, !connection.server.load.isPressed
        else { return (0, .left(nil)) }
        let bytesMax = call.opened.compressesResponses ? WireLimits.compressibleBytesMin - 1 : .max
        let (taken, added) = outbox.add(count, bytesMax: bytesMax, encode)
        switch added {
        case .first: connection.announce(call, isFull: false)
        case .full: connection.announce(call, isFull: true)
        case .waiting, .left: break
        }
        return (taken, added)
    }

    /// Offers a message to the connection; returns when it was taken.
    private func offer(_ message: [UInt8]) async throws(RPCError) {
        let (bytes, isCompressed) = compressed(message)
        while true {
            if let error = call.cancellation { throw error }
            if Task.isCancelled { throw .cancelled }
            switch connection.offer(bytes, isCompressed: isCompressed, of: call) {
            case .accepted: return
            case .closed: throw call.cancellation ?? .cancelled
            case .tooLarge: throw .tooLarge(bytes.count)
            case .full: await call.writable.wait()
            }
        }
    }

    private func compressed(_ message: [UInt8]) -> (bytes: [UInt8], isCompressed: Bool) {
        guard call.opened.compressesResponses, MessageEncoding.isWorthIt(message) else { return (message, false) }
        return call.opened.context.clocks.measure(.compress) { MessageEncoding.compress(message) }
    }
}

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
        let message = taking.message
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

    func write(_ message: [UInt8]) async throws(RPCError) {
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

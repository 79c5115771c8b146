package import RegentMessages
import RegentModel
import RegentSystem
package import RegentWire

/// One connection to a server on this machine and the one call on it, on the thread of its caller.
///
/// The protocol is that of `RPCChannel`, by the same state machine; there is no loop, no lock and no task.
package final class BlockingChannel {
    private let socket: BlockingSocket
    private var machine: ClientConnectionMachine
    private let patience: Duration
    /// What was read last; its room is used again.
    private var incoming: [UInt8] = []
    /// Encoded heads of the methods called so far, with the time that every call has.
    private var heads: [String: [UInt8]] = [:]
    /// Why no more calls can be made; nil while they can.
    package private(set) var ending: RPCError?

    /// Connects. The greeting travels with the first call, which tells what came of it.
    ///
    /// - Parameter timeout: time of each call.
    /// - Throws: `CONNECT_FAILED` when nobody answers.
    package init(path: String, settings: ConnectionSettings, timeout: Duration) throws(RPCError) {
        do throws(SystemError) {
            socket = try BlockingSocket(path: path, patience: timeout)
        } catch {
            throw RPCError(.connectFailed, "the daemon cannot be reached: \(error.diagnostic)")
        }
        machine = ClientConnectionMachine(settings: settings)
        patience = timeout
    }

    /// Calls a method with one request and one response, and waits for it.
    ///
    /// - Throws: how the call failed; afterwards `ending` says whether the connection takes another.
    package func unary<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request
    ) throws(RPCError) -> Response {
        try Response(response: try unary(method.descriptor.name, request.encoded()))
    }

    /// Calls a method by name with an encoded request, as `unary`.
    package func unary(_ name: String, _ request: [UInt8]) throws(RPCError) -> [UInt8] {
        if var ending {
            ending.isNotProcessed = true
            throw ending
        }
        guard request.count <= machine.peerMessageBytesMax else { throw .tooLarge(request.count) }
        let deadline = ContinuousClock.now + patience
        guard let key = machine.open(head(of: name), deadline: nil, message: request, isLast: true) else {
            throw RPCError(.draining, "the daemon takes no more calls here", isNotProcessed: true)
        }
        // A long response comes in pieces, which need credit.
        machine.demand(key)
        do throws(RPCError) {
            return try response(to: key, until: deadline)
        } catch {
            machine.cancel(key, error.code)
            try? flush()
            throw error
        }
    }

    /// The head of a CALL; each one of a method is the same.
    private func head(of name: String) -> [UInt8] {
        if let head = heads[name] { return head }
        let microseconds = UInt64(max(1, patience / .microseconds(1)))
        let head = Call(method: name, timeoutUs: microseconds).encoded()
        heads[name] = head
        return head
    }

    private func response(to key: StreamKey, until deadline: ContinuousClock.Instant) throws(RPCError) -> [UInt8] {
        var response: [UInt8]?
        while true {
            try flush()
            try read()
            for action in machine.receive(incoming) {
                switch action {
                case .message(key, let message): response = message.bytes
                case .ended(key, let end):
                    if let error = RPCError(end) { throw error }
                    guard let response else { throw RPCError(.wrongCardinality, "the server gave no response") }
                    return response
                case .draining(let drain): ending = ending ?? RPCError(drain)
                case .failed(let error): ending = RPCError(.protocolViolation, error.message)
                default: break
                }
            }
            guard deadline > .now else { throw .deadlineExceeded }
        }
    }

    private func flush() throws(RPCError) {
        while machine.hasOutput {
            let (bytes, _) = machine.output(bytesMax: .max, now: .now)
            if bytes.isEmpty { return }
            do throws(SystemError) { try socket.write(bytes) } catch { throw lost(error) }
        }
    }

    private func read() throws(RPCError) {
        do throws(SystemError) { try socket.read(into: &incoming) } catch {
            if error.isOutOfPatience { throw .deadlineExceeded }
            throw lost(error)
        }
        if incoming.isEmpty { throw lost(nil) }
    }

    private func lost(_ error: SystemError?) -> RPCError {
        let lost = RPCError(.connectionLost, "the connection was lost" + (error.map { ": \($0.diagnostic)" } ?? ""))
        ending = ending ?? lost
        return ending ?? lost
    }
}

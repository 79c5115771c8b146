import RegentMessages
import RegentModel

extension Message {
    /// The request that bytes encode, not checked yet.
    ///
    /// - Throws: `MALFORMED_MESSAGE` for bytes that are no such message.
    init(request bytes: [UInt8]) throws(RPCError) {
        do throws(RegentMessages.DecodingError) {
            try self.init(decoding: bytes)
        } catch {
            throw RPCError(.malformedMessage, "\(Self.fullName): \(error.message)")
        }
    }

    /// Checks a request: after this a handler may trust it.
    ///
    /// - Throws: `BAD_REQUEST` with every violated constraint.
    func checkConstraints() throws(RPCError) {
        let violations = violations()
        if !violations.isEmpty { throw .badRequest(violations) }
    }

    /// The response that bytes encode.
    ///
    /// - Throws: `PROTOCOL_VIOLATION` for bytes that are no such message.
    package init(response bytes: [UInt8]) throws(RPCError) { try self.init(response: bytes[...]) }

    /// The response that a part of some bytes encodes, as above.
    init(response bytes: ArraySlice<UInt8>) throws(RPCError) {
        do throws(RegentMessages.DecodingError) {
            try self.init(decodingSlice: bytes)
        } catch {
            throw RPCError(.protocolViolation, "\(Self.fullName): \(error.message)")
        }
    }
}

import GRPCCore

/// Bytes as they are: no protobuf on either end, which is less work than a real service has.
struct RawBytes: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> [UInt8] {
        bytes.withUnsafeBytes { Array($0) }
    }
}

/// Gives a payload back; gives 64 bytes as often as asked for.
struct EchoService: RegistrableRPCService {
    static let unary = MethodDescriptor(fullyQualifiedService: "bench.Echo", method: "Unary")
    static let stream = MethodDescriptor(fullyQualifiedService: "bench.Echo", method: "Stream")
    static let payload = [UInt8](repeating: 120, count: 64)
    static let messageCount = 100_000

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        router.registerHandler(forMethod: Self.unary, deserializer: RawBytes(), serializer: RawBytes()) { request, _ in
            let request = try await ServerRequest(stream: request)
            return StreamingServerResponse(single: ServerResponse(message: request.message))
        }
        router.registerHandler(forMethod: Self.stream, deserializer: RawBytes(), serializer: RawBytes()) { request, _ in
            _ = try await ServerRequest(stream: request)
            return StreamingServerResponse { writer in
                // Many at once, its best setting for small messages.
                let block = [[UInt8]](repeating: Self.payload, count: 100)
                for _ in 0..<Self.messageCount / block.count { try await writer.write(contentsOf: block) }
                return [:]
            }
        }
    }
}

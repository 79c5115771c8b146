import RegentMessages
import RegentModel
import RegentRPC
import RegentTransport
import RegentWire

/// The methods of the test service, as small as their shapes allow.
enum FuzzService {
    /// Bytes of a response at most, whatever is asked for.
    private static let bodyBytesMax = 300_000

    static let methods = MethodTable([
        .unary(TestServiceMethods.emptyCall, Empty()), .unary(TestServiceMethods.unaryCall, Unary()),
        .serverStream(TestServiceMethods.streamingOutputCall, Output()),
        .clientStream(TestServiceMethods.streamingInputCall, isBulk: true, Input()),
        .duplex(TestServiceMethods.fullDuplexCall, Duplex()),
    ])

    private static func body(_ size: some BinaryInteger) -> [UInt8] {
        [UInt8](repeating: 7, count: min(Int(clamping: size), bodyBytesMax))
    }

    private static func check(_ status: EchoStatus?) throws(RPCError) {
        guard let status, status.code != 0 else { return }
        throw RPCError(code: StatusCode(rawValue: status.code), message: status.message)
    }

    private struct Empty: InlineHandler {
        func handle(_ request: EmptyCallRequest, _ call: CallContext) throws -> EmptyCallResponse {
            call.leadingMetadata = call.metadata
            return EmptyCallResponse()
        }
    }

    private struct Unary: UnaryHandler {
        func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
            call.trailingMetadata = call.metadata
            await Task.yield()
            try check(request.responseStatus)
            return UnaryCallResponse(body: body(request.responseSize))
        }
    }

    private struct Output: ServerStreamHandler {
        func handle(
            _ request: StreamingOutputCallRequest, _ responses: ResponseWriter<StreamingOutputCallResponse>,
            _ call: CallContext
        ) async throws {
            for size in request.responseSizes.prefix(16) {
                try await responses.write(.init(body: body(size)))
            }
        }
    }

    private struct Input: ClientStreamHandler {
        func handle(
            _ requests: RequestStream<StreamingInputCallRequest>, _ call: CallContext
        ) async throws -> StreamingInputCallResponse {
            var sum: UInt64 = 0
            for try await request in requests { sum += UInt64(request.body.count) }
            return StreamingInputCallResponse(aggregatedSize: sum)
        }
    }

    private struct Duplex: DuplexHandler {
        func handle(
            _ requests: RequestStream<FullDuplexCallRequest>,
            _ responses: ResponseWriter<FullDuplexCallResponse>,
            _ call: CallContext
        ) async throws {
            for try await request in requests {
                try check(request.responseStatus)
                for size in request.responseSizes.prefix(4) {
                    try await responses.write(.init(body: body(size)))
                }
            }
        }
    }
}

/// Admits clients without a token, and those with an even one.
struct FuzzDoor: Authenticator {
    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        await Task.yield()
        guard (token.first ?? 0) & 1 == 0 else { throw RPCError(.unauthenticated, "an odd token") }
        return Caller(name: "principals/fuzz", authority: .all)
    }
}

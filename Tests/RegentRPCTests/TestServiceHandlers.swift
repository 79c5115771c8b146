import RegentMessages
import RegentModel
import RegentRPC
import RegentWire

/// The methods of the test service, answered as the gRPC interoperability cases ask.
enum TestService {
    static let entries: [MethodTable.Entry] = [
        .unary(TestServiceMethods.emptyCall, EmptyCall()),
        .unary(TestServiceMethods.unaryCall, UnaryCall()),
        .serverStream(TestServiceMethods.streamingOutputCall, StreamingOutputCall()),
        .clientStream(TestServiceMethods.streamingInputCall, isBulk: true, StreamingInputCall()),
        .duplex(TestServiceMethods.fullDuplexCall, FullDuplexCall()),
    ]

    /// Gives back what the client wants echoed.
    static func echoMetadata(_ call: CallContext) {
        call.leadingMetadata = call.metadata.filter { $0.key == "x-grpc-test-echo-initial" }
        call.trailingMetadata = call.metadata.filter { $0.key == "x-grpc-test-echo-trailing-bin" }
    }

    static func check(_ status: EchoStatus?) throws(RPCError) {
        guard let status, status.code != 0 else { return }
        throw RPCError(code: StatusCode(rawValue: status.code), message: status.message)
    }

    struct EmptyCall: UnaryHandler {
        func handle(_ request: EmptyCallRequest, _ call: CallContext) async throws -> EmptyCallResponse {
            EmptyCallResponse()
        }
    }

    struct UnaryCall: UnaryHandler {
        func handle(_ request: UnaryCallRequest, _ call: CallContext) async throws -> UnaryCallResponse {
            echoMetadata(call)
            if request.sleepUs > 0 { try await Task.sleep(for: .microseconds(request.sleepUs)) }
            try check(request.responseStatus)
            return UnaryCallResponse(body: [UInt8](repeating: 0, count: Int(request.responseSize)))
        }
    }

    struct StreamingOutputCall: ServerStreamHandler {
        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            for size in request.responseSizes {
                try await responses.write(.init(body: [UInt8](repeating: 7, count: Int(size))))
            }
        }
    }

    struct StreamingInputCall: ClientStreamHandler {
        func handle(
            _ requests: RequestStream<StreamingInputCallRequest>, _ call: CallContext
        ) async throws -> StreamingInputCallResponse {
            var sum: UInt64 = 0
            for try await request in requests { sum += UInt64(request.body.count) }
            return StreamingInputCallResponse(aggregatedSize: sum)
        }
    }

    struct FullDuplexCall: DuplexHandler {
        func handle(
            _ requests: RequestStream<FullDuplexCallRequest>,
            _ responses: ResponseWriter<FullDuplexCallResponse>, _ call: CallContext
        ) async throws {
            echoMetadata(call)
            for try await request in requests {
                try check(request.responseStatus)
                for size in request.responseSizes {
                    try await responses.write(.init(body: [UInt8](repeating: 7, count: Int(size))))
                }
            }
        }
    }
}

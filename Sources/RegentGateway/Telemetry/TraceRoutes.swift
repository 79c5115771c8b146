import HTTPTypes
import Hummingbird
import NIOCore
import RegentTelemetry

/// `POST /v1/traces`: spans by OTLP over HTTP.
struct TraceRoutes: GatewayRoutes {
    private static let path = "/v1/traces"

    private let ingestion = TraceIngestion()

    func answer(_ request: GatewayRequest) async throws -> Response? {
        guard request.path == Self.path else { return nil }
        request.found(Self.path)
        guard request.method == "POST" else { throw GatewayFault.methodNotAllowed("POST") }
        // Before the body: who is nobody need not send it.
        let channel = try await request.caller.channel()
        let body = try await request.collectBody(bytesMax: OTLPLimits.bodyBytesMax)
        let answer = await ingestion.ingest(
            body: body, contentType: request.header(.contentType), contentEncoding: request.header(.contentEncoding),
            over: channel, metadata: request.traceMetadata)
        var response = Response(
            status: HTTPResponse.Status(code: answer.status),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        return response
    }
}

import RegentMessages
import RegentTelemetry
import RegentWire

/// How a request of OTLP is written, and so its answer.
enum TraceFormat: Sendable {
    case json, protobuf

    /// Content type of both.
    var contentType: String {
        switch self {
        case .json: "application/json"
        case .protobuf: "application/x-protobuf"
        }
    }

    /// Reads a `Content-Type`, without its parameters.
    ///
    /// - Throws: `TraceRefusal` 415 for another type.
    init(contentType: String?) throws(TraceRefusal) {
        let type = contentType?.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        switch type {
        case "application/json": self = .json
        case "application/x-protobuf": self = .protobuf
        default:
            throw TraceRefusal(
                httpStatus: 415, code: .invalidArgument,
                message: "the content type must be application/x-protobuf or application/json",
                headers: ["Accept": "application/x-protobuf, application/json"])
        }
    }

    /// The spans of a body.
    ///
    /// - Throws: `OTLPFault`.
    func reading(_ body: [UInt8]) throws(OTLPFault) -> TraceReading {
        var reading = TraceReading()
        switch self {
        case .json: try OTLPJSONReader.read(body, into: &reading)
        case .protobuf: try OTLPProtoReader.read(body, into: &reading)
        }
        return reading
    }

    /// An ExportTraceServiceResponse; empty where nothing is rejected and nothing is to be said.
    func response(rejected: Int, message: String) -> [UInt8] {
        let isPlain = rejected == 0 && message.isEmpty
        switch self {
        case .json:
            let partial: JSONValue = .object([
                .init("rejectedSpans", .string("\(rejected)")), .init("errorMessage", .string(message)),
            ])
            return Self.bytes(of: .object(isPlain ? [] : [.init("partialSuccess", partial)]))
        case .protobuf:
            guard !isPlain else { return [] }
            var partial = WireWriter()
            if rejected > 0 {
                partial.tag(1, 0)
                partial.varint(UInt64(rejected))
            }
            partial.field(2, Array(message.utf8))
            var response = WireWriter()
            response.field(1, partial.bytes)
            return response.bytes
        }
    }

    /// A google.rpc.Status.
    func status(_ refusal: TraceRefusal) -> [UInt8] {
        switch self {
        case .json:
            return Self.bytes(
                of: .object([
                    .init("code", .number(Int(refusal.code.rawValue))), .init("message", .string(refusal.message)),
                ]))
        case .protobuf:
            var status = WireWriter()
            status.tag(1, 0)
            status.varint(UInt64(refusal.code.rawValue))
            status.field(2, Array(refusal.message.utf8))
            return status.bytes
        }
    }

    private static func bytes(of value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        value.write(to: &bytes)
        return bytes
    }
}

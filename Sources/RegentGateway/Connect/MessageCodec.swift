package import RegentMessages
import RegentModel
import RegentRPC

/// How the messages of a request and its answer are encoded.
package enum MessageCodec: Hashable, Sendable {
    /// ProtoJSON with proto field names.
    case json
    /// Protobuf.
    case proto

    /// The transcoder of every message over HTTP.
    package static let transcoder = JSONTranscoder(form: .proto3)
    private static let depthMax = 32

    /// The codec of a media type; nil for another one.
    package init?(mediaType: String) {
        let parts = mediaType.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
        let isUTF8 = parts.dropFirst().allSatisfy { $0 == "charset=utf-8" }
        switch parts.first {
        case "application/json" where isUTF8: self = .json
        case "application/proto" where parts.count == 1: self = .proto
        default: return nil
        }
    }

    /// Its media type.
    var mediaType: String {
        switch self {
        case .json: "application/json"
        case .proto: "application/proto"
        }
    }

    /// The encoded message that the body of a request stands for, with what its headers say of it.
    ///
    /// - Throws: `GatewayFault` 400 with every fault of the body.
    func request(
        _ body: [UInt8], as type: String, _ headers: MutationHeaders
    ) throws(GatewayFault) -> [UInt8] {
        switch self {
        case .proto:
            guard !headers.isEmpty else { return body }
            var value = try Self.value(body, as: type)
            try headers.apply(to: &value, as: type)
            return try Self.bytes(value, as: type)
        case .json:
            var value = body.isEmpty ? .object([]) : try Self.parsed(body)
            try headers.apply(to: &value, as: type)
            return try Self.bytes(value, as: type)
        }
    }

    /// The body that an encoded message becomes.
    ///
    /// - Throws: `RPCError` for bytes that are no such message.
    func response(_ message: [UInt8], as type: String) throws(RPCError) -> [UInt8] {
        switch self {
        case .proto: return message
        case .json:
            do throws(JSONError) { return Array(try Self.transcoder.json(message, as: type).utf8) } catch {
                throw RPCError(.protocolViolation, "\(type): \(error)")
            }
        }
    }

    private static func value(_ bytes: [UInt8], as type: String) throws(GatewayFault) -> JSONValue {
        do throws(JSONError) { return try transcoder.value(bytes, as: type) } catch {
            throw GatewayFault(400, RPCError(.malformedMessage, "\(type): \(error)"))
        }
    }

    /// The value of a JSON text.
    ///
    /// - Throws: `GatewayFault` 400.
    package static func parsed(_ text: [UInt8]) throws(GatewayFault) -> JSONValue {
        do throws(JSONError) { return try JSONValue(parsing: text, depthMax: depthMax) } catch {
            throw GatewayFault(400, RPCError.badRequest([FieldViolation(field: "", description: "\(error)")]))
        }
    }

    /// The encoded message of a JSON value.
    ///
    /// - Throws: `GatewayFault` 400 with every fault, each by the path of its field.
    package static func bytes(_ value: JSONValue, as type: String) throws(GatewayFault) -> [UInt8] {
        do throws(JSONError) { return try transcoder.encoding(of: value, as: type) } catch {
            let all = transcoder.faults(of: value, as: type)
            let violations = (all.isEmpty ? [error] : all).map {
                FieldViolation(field: $0.path, description: $0.message)
            }
            throw GatewayFault(400, .badRequest(violations))
        }
    }
}

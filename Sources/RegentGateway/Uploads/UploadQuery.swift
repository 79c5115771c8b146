import HTTPTypes
import RegentBulk
import RegentCompression
import RegentMessages
import RegentRPC

/// What an upload over HTTP says outside of its body.
struct UploadQuery {
    /// The run, the name of the upload, and how it goes on.
    let start: UploadStart
    /// Form of the samples.
    let format: SampleFileFormat
    /// How the body is packed.
    let packing: InputFile.Packing

    private static let formats: [String: SampleFileFormat] = [
        "application/jsonl": .jsonl, "application/x-ndjson": .jsonl, "application/x-jsonlines": .jsonl,
        "text/csv": .csv,
    ]
    private static let names: Set<String> = ["upload", "resume", "retry"]

    /// Reads path, query and headers.
    ///
    /// - Throws: `GatewayFault` 400 or 415 naming what is wrong.
    init(_ run: String, _ request: GatewayRequest) throws(GatewayFault) {
        if let unknown = request.query.first(where: { !Self.names.contains($0.name) }) {
            throw GatewayFault(
                400, .badRequest([FieldViolation(field: unknown.name, description: "is not part of this query")]))
        }
        guard let upload = request.queryValue("upload"), !upload.isEmpty else {
            throw GatewayFault(
                400,
                .badRequest([
                    FieldViolation(
                        field: "upload",
                        description: "is required: a name within the run, under which a repeat goes on where it ended")
                ]))
        }
        start = UploadStart(
            run: run, upload: upload, resume: try Self.flag("resume", request) ?? true,
            retry: try Self.flag("retry", request) ?? false)
        let type = (request.header(.contentType) ?? "").split(separator: ";").first?.lowercased() ?? ""
        guard let format = Self.formats[type] else {
            throw GatewayFault(
                415, "Content-Type must be application/jsonl, application/x-ndjson or text/csv",
                headers: [.acceptPost: "application/jsonl, application/x-ndjson, text/csv", .connection: "close"])
        }
        self.format = format
        guard let packing = BodyPacking.named(request.header(.contentEncoding)) else { throw BodyPacking.unsupported }
        self.packing = packing
    }

    private static func flag(_ name: String, _ request: GatewayRequest) throws(GatewayFault) -> Bool? {
        switch request.queryValue(name) {
        case nil: return nil
        case "true", "1": return true
        case "false", "0": return false
        default:
            throw GatewayFault(
                400, .badRequest([FieldViolation(field: name, description: "must be true or false")]))
        }
    }
}

import RegentCompression
import RegentTelemetry
import RegentWire

/// The bytes of a request, unpacked.
enum TraceBody {
    /// Unpacks a body.
    ///
    /// - Parameter encoding: its `Content-Encoding`.
    /// - Throws: `TraceRefusal`: 415 for another encoding, 413 for too many bytes, 400 for what is not in its encoding.
    static func unpacked(_ body: [UInt8], encoding: String?) throws(TraceRefusal) -> [UInt8] {
        let name = encoding?.filter { $0 != " " && $0 != "\t" }.lowercased() ?? ""
        switch name {
        case "", "identity":
            guard body.count <= OTLPLimits.bodyBytesMax else { throw tooLarge }
            return body
        case "gzip", "x-gzip": return try content(of: GzipBlocks(ArrayBlocks(body)), name)
        case "zstd":
            return try content(of: ZstdBlocks(ArrayBlocks(body), windowLogMax: Zstd.bodyWindowLogMax), name)
        default:
            throw TraceRefusal(
                httpStatus: 415, code: .invalidArgument, message: "the content encoding must be gzip, zstd or none",
                headers: ["Accept-Encoding": "gzip, zstd, identity"])
        }
    }

    private static let tooLarge = TraceRefusal(
        httpStatus: 413, code: .invalidArgument,
        message: "the body has more than \(OTLPLimits.bodyBytesMax) bytes; send smaller batches")

    private static func content(of blocks: some ByteBlocks, _ encoding: String) throws(TraceRefusal) -> [UInt8] {
        var blocks = blocks
        var content: [UInt8] = []
        do throws(CompressionError) {
            while let block = try blocks.next() {
                guard content.count + block.count <= OTLPLimits.bodyBytesMax else {
                    throw CompressionError(.tooLarge, "")
                }
                content += block
            }
        } catch {
            throw error.code == .tooLarge ? tooLarge : TraceRefusal(error, encoding: encoding)
        }
        return content
    }
}

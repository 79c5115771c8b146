import HTTPTypes
package import RegentCompression
import RegentModel
import RegentRPC
import RegentWire

/// How a body is packed, by the words of `Content-Encoding`.
package enum BodyPacking {
    /// The words, for people and `Accept-Encoding`.
    package static let names = "gzip, zstd, identity"

    /// The packing of a word; nil for another one. Nothing stands for `identity`.
    package static func named(_ word: String?) -> InputFile.Packing? {
        switch word?.lowercased() {
        case nil, "", "identity": .plain
        case "gzip": .gzip
        case "zstd": .zstd
        default: nil
        }
    }

    /// The answer to a packing that is not read.
    package static var unsupported: GatewayFault {
        GatewayFault(
            415, RPCError(code: .unimplemented, message: "Content-Encoding must be one of \(names)"),
            headers: [.acceptEncoding: names, .connection: "close"])
    }

    /// What a body holds.
    ///
    /// - Throws: `GatewayFault` 400 where it is damaged, 413 where it holds more than `bytesMax`.
    package static func unpacked(
        _ body: [UInt8], _ packing: InputFile.Packing, bytesMax: Int
    ) throws(GatewayFault) -> [UInt8] {
        guard packing != .plain, !body.isEmpty else { return body }
        var input = blocks(of: body, packing)
        var content: [UInt8] = []
        while let block = try block(of: &input) {
            guard content.count + block.count <= bytesMax else { throw .bodyTooLarge(bytesMax) }
            content += block
        }
        return content
    }

    /// - Note: zstd with the window of a body: the one of a file is larger than everything that a body may hold.
    private static func blocks(of body: [UInt8], _ packing: InputFile.Packing) -> any ByteBlocks {
        switch packing {
        case .zstd: ZstdBlocks(ArrayBlocks(body), windowLogMax: Zstd.bodyWindowLogMax)
        case .plain, .gzip: InputFile(ArrayBlocks(body), packing: packing)
        }
    }

    private static func block(of input: inout any ByteBlocks) throws(GatewayFault) -> [UInt8]? {
        do throws(CompressionError) { return try input.next() } catch {
            throw GatewayFault(400, RPCError(.corruptEncoding, "the body cannot be unpacked: \(error.message)"))
        }
    }
}

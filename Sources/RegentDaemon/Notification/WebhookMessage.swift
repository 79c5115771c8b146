import Crypto
import Foundation
import RegentMessages
import RegentSystem

/// One thing that people must know, as a webhook carries it.
///
/// - Source: Standard Webhooks 1.0.0
struct WebhookMessage: Sendable {
    /// The same for the same thing, whenever and however often it is sent: by it a receiver knows what it has.
    let id: String
    /// What is sent; the same bytes each time.
    let body: [UInt8]
    /// When it happened, microseconds since 1970.
    let micros: Int64

    /// The message of an item.
    init(_ item: InboxItem) {
        id = item.id
        micros = item.sinceTime?.microseconds ?? 0
        let value = JSONValue.object([
            .init("type", .string(item.event)), .init("timestamp", .string(item.sinceTime?.rfc3339 ?? "")),
            .init("data", item.jsonValue),
        ])
        body = Array(value.text().utf8)
    }

    /// The headers of an attempt.
    ///
    /// - Parameter seconds: when it is sent, seconds since 1970: by it a receiver refuses what somebody sends again.
    func headers(secrets: [WebhookSecret], seconds: Int64) -> [(name: String, value: String)] {
        let signed = Array("\(id).\(seconds).".utf8) + body
        return [
            ("content-type", "application/json"), ("user-agent", "regentd/\(Release.version)"), ("webhook-id", id),
            ("webhook-timestamp", "\(seconds)"),
            ("webhook-signature", secrets.map { $0.signature(of: signed) }.joined(separator: " ")),
        ]
    }
}

/// A secret that the daemon shares with a receiver.
struct WebhookSecret: Sendable {
    /// Why a file has no secret that can be used.
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    /// Bytes of a secret.
    private static let bytes = 24...64
    /// Secrets of a file: the present one, and one that receivers still know.
    private static let countMax = 4

    private let key: SymmetricKey

    /// The secret of a text, `whsec_` and base64.
    init(_ text: String) throws(Malformed) {
        guard text.hasPrefix("whsec_"), let secret = Data(base64Encoded: String(text.dropFirst(6))) else {
            throw Malformed(description: "a line is not whsec_ followed by base64")
        }
        guard Self.bytes.contains(secret.count) else {
            throw Malformed(description: "a secret has \(secret.count) bytes; it must have 24 to 64")
        }
        key = SymmetricKey(data: secret)
    }

    /// The secrets of a file, one a line, the present one first.
    ///
    /// - Throws: `SystemError` where others may read the file, or it cannot be read; `Malformed`.
    static func read(_ path: String) throws -> [WebhookSecret] {
        let text = String(decoding: try FileSystem.readSecret(path, permissionsMax: 0o640), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard (1...countMax).contains(lines.count) else {
            throw Malformed(description: "\(path) has \(lines.count) secrets; it must have 1 to \(countMax)")
        }
        do throws(Malformed) {
            var secrets: [WebhookSecret] = []
            for line in lines { secrets.append(try WebhookSecret(line)) }
            return secrets
        } catch {
            throw Malformed(description: "\(path): \(error.description)")
        }
    }

    /// The signature of bytes, with its version.
    func signature(of bytes: [UInt8]) -> String {
        "v1,\(Data(HMAC<SHA256>.authenticationCode(for: bytes, using: key)).base64EncodedString())"
    }
}

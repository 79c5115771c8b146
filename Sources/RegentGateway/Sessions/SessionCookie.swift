package import HTTPTypes
import RegentMessages

/// The cookie of a session.
package enum SessionCookie {
    private static let plainName = "regent_session"
    /// Browsers take such a name only over TLS, for the whole host and nothing else.
    private static let secureName = "__Host-regent_session"

    /// The value that a request shows; nil where it shows none, or several.
    package static func value(in head: HTTPRequest) -> [UInt8]? {
        var found: [[UInt8]] = []
        for field in head.headerFields[values: .cookie] {
            for pair in field.split(separator: ";") {
                let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0] == plainName || parts[0] == secureName else { continue }
                if let bytes = HexText.bytes(String(parts[1])) { found.append(bytes) }
            }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// The header that sets it.
    package static func set(_ value: [UInt8], isSecure: Bool) -> String {
        header(HexText.text(value), seconds: Int(SessionStore.age / .seconds(1)), isSecure: isSecure)
    }

    /// The header that takes it away.
    static func clear(isSecure: Bool) -> String { header("", seconds: 0, isSecure: isSecure) }

    private static func header(_ value: String, seconds: Int, isSecure: Bool) -> String {
        let name = isSecure ? secureName : plainName
        return "\(name)=\(value); Max-Age=\(seconds); Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }
}

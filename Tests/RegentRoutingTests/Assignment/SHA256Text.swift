import Crypto

/// Digests as the golden file prints them.
enum SHA256Text {
    /// Lower-case hexadecimal of the SHA-256.
    static func of(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}

/// Idempotency keys for tests, each of a legal length: 16 to 64 bytes.
public enum TestKey {
    /// A key that no other call has.
    public static func fresh() -> String {
        var system = SystemRandomNumberGenerator()
        return "key-0123456789-\(system.next() as UInt64)"
    }

    /// The key of a short text: the same text gives the same key.
    public static func of(_ text: String) -> String {
        text + String(repeating: ".", count: max(0, 16 - text.utf8.count))
    }
}

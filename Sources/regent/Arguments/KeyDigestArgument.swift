import ArgumentParser
import RegentMessages

/// The digest of a key, as decisions and outcomes show it: 16 hexadecimal digits.
struct KeyDigestArgument: ExpressibleByArgument, Sendable {
    let value: UInt64

    init?(argument: String) {
        guard let value = HexText.uint64(argument) else { return nil }
        self.value = value
    }
}

import Synchronization

/// Random numbers that tell things apart, made without a system call; not for secrets.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (SplitMix64).
package final class FastRandom: Sendable {
    /// That of the process.
    package static let ofProcess = FastRandom(seed: .random(in: .min ... .max))

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15
    private let state: Atomic<UInt64>

    /// Begins with a seed.
    package init(seed: UInt64) { state = Atomic(seed) }

    /// The next number; never 0.
    package func next() -> UInt64 {
        var number = state.wrappingAdd(Self.step, ordering: .relaxed).newValue
        number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
        number ^= number >> 31
        return number == 0 ? 1 : number
    }
}

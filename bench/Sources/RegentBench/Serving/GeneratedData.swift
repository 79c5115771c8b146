import Foundation

/// The generated million, as columns: one file a column, little-endian, that both sides read.
struct GeneratedData {
    static let count = 1_000_000
    /// Rates of schema_valid, patch_apply_success, edited_after_generate, published, safety_compliant, fallback_used.
    static let rates = [0.98, 0.95, 0.20, 0.40, 0.99, 0.05]
    /// By their place in `providers`.
    static let providerNames = ["custom", "openai"]

    /// Microseconds.
    let latencies: [UInt32]
    /// Bit k = outcome k.
    let outcomes: [UInt8]
    /// Place in `providerNames`.
    let providers: [UInt8]

    init(latencies: [UInt32], outcomes: [UInt8], providers: [UInt8]) {
        (self.latencies, self.outcomes, self.providers) = (latencies, outcomes, providers)
    }

    init(_ folder: URL) throws {
        latencies = try Data(contentsOf: folder.appending(path: "latency_us.u32")).withUnsafeBytes {
            Array($0.bindMemory(to: UInt32.self))
        }
        outcomes = [UInt8](try Data(contentsOf: folder.appending(path: "outcomes.u8")))
        providers = [UInt8](try Data(contentsOf: folder.appending(path: "provider.u8")))
    }

    /// 16 characters, in sequence.
    static func sampleID(_ number: Int) -> String {
        let digits = String(number)
        return "s" + String(repeating: "0", count: 15 - digits.count) + digits
    }

    /// Generates the columns from the seed 1.
    static func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var random = SeededRandom(state: 1)
        var latencies: [UInt32] = []
        var outcomes: [UInt8] = []
        var providers: [UInt8] = []
        for _ in 0..<count {
            latencies.append(random.latency())
            outcomes.append(
                rates.enumerated().reduce(UInt8(0)) { bits, rate in
                    random.unit() < rate.element ? bits | 1 << UInt8(rate.offset) : bits
                })
            providers.append(random.unit() < 0.7 ? 1 : 0)
        }
        try latencies.withUnsafeBytes { try Data($0).write(to: folder.appending(path: "latency_us.u32")) }
        try Data(outcomes).write(to: folder.appending(path: "outcomes.u8"))
        try Data(providers).write(to: folder.appending(path: "provider.u8"))
    }
}

/// Numbers from a seed (splitmix64).
struct SeededRandom {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0 ..< 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Microseconds: log-normal, μ = 5.5 ln ms, σ = 0.8.
    mutating func latency() -> UInt32 {
        let radius = (-2 * log(1 - unit())).squareRoot()
        let milliseconds = exp(5.5 + 0.8 * radius * cos(2 * .pi * unit()))
        return UInt32(min(milliseconds * 1_000, 4_294_967_295))
    }
}

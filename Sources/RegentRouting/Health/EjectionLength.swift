import Foundation
import RegentKernels

/// How long an ejection lasts.
package enum EjectionLength {
    /// How far the length of an ejection may be from its middle.
    /// - Source: docs/routing.md, "Health"
    static let jitter = 0.2
    /// Microseconds of an ejection for throttling that names no wait.
    /// - Source: docs/routing.md, "Health"
    static let throttleMicros: Int64 = 30_000_000

    /// The length of the k-th ejection in a row: base · 2^(k − 1), at most the cap, and up to a fifth more or less.
    ///
    /// The jitter keeps many environments from asking a provider again at the same time. It follows from who is ejected
    /// where and how often, so that a replay has the same.
    package static func micros(
        count: UInt32, _ settings: HealthSettings, provider: String, environment: String
    ) -> Int64 {
        let doubled = Double(settings.baseEjectionMicros) * exp2(Double(count) - 1)
        let middle = min(doubled, Double(settings.maxEjectionMicros))
        let hash = Kernels.xxh64(Array("\(environment)\u{0}\(provider)\u{0}\(count)".utf8).span)
        let unit = Double(hash >> 11) / Double(UInt64(1) << 53)
        return Int64((middle * (1 - jitter + 2 * jitter * unit)).rounded())
    }

    /// The length of an ejection for throttling: what the provider asked for, at most the cap.
    static func micros(retryAfterMs: UInt32, _ settings: HealthSettings) -> Int64 {
        let asked = retryAfterMs == 0 ? throttleMicros : Int64(retryAfterMs) * 1_000
        return min(asked, settings.maxEjectionMicros)
    }
}

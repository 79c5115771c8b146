import Foundation

/// Buckets of latencies that are 1 % apart.
enum LatencyBucket {
    private static let width = 1.01
    private static let leastMs = 0.001

    /// The bucket of a latency in milliseconds.
    static func place(of milliseconds: Double) -> Int {
        guard milliseconds > leastMs else { return 0 }
        return Int((log(milliseconds / leastMs) / log(width)).rounded(.up))
    }

    /// The largest latency of a bucket, milliseconds.
    static func milliseconds(_ place: Int) -> Double { pow(width, Double(place)) * leastMs }
}

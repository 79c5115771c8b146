/// Widths of buckets of time.
enum BucketWidth {
    static let secondsMin: UInt32 = 60
    static let secondsMax: UInt32 = 30 * 86_400

    /// Whether buckets may have this width.
    static func isLegal(_ seconds: UInt32) -> Bool {
        (secondsMin...secondsMax).contains(seconds) && seconds % 60 == 0
    }
}

import RegentMessages
import RegentModel

/// A range of create times as a request names it.
enum OutcomeTimes {
    /// Microseconds since 1970; what is absent is open.
    ///
    /// - Throws: `Refusal` BAD_REQUEST where nothing lies between.
    static func range(from: Timestamp?, to: Timestamp?) throws(Refusal) -> Range<Int64> {
        let first = max(0, from?.microseconds ?? 0)
        let end = to?.microseconds ?? .max
        guard first < end else {
            throw Refusal(.badRequest, "from_time must be before to_time", ["field": "from_time"])
        }
        return first..<end
    }
}

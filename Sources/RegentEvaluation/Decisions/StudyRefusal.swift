import RegentModel

/// Why a study gives up: what it was to find, why it cannot, and the way out.
enum StudyRefusal {
    /// The refusal of a part: "weights", "calibration" or "thresholds".
    static func of(_ part: String, _ message: String) -> Refusal {
        Refusal(.decisionStudyRefused, "\(part): \(message)", ["field": part])
    }
}

/// Whether somebody still waits for a study; it is asked between the steps of long loops.
package struct StopCheck: Sendable {
    private let shouldStop: @Sendable () -> Bool

    /// A check that asks.
    package init(_ shouldStop: @escaping @Sendable () -> Bool = { false }) { self.shouldStop = shouldStop }

    /// Ends the study where nobody waits for it.
    ///
    /// - Throws: `CancellationError`.
    func check() throws {
        if shouldStop() { throw CancellationError() }
    }
}

/// Status, tri-states, arm, strategy and flags of one route outcome in 17 bits of a word.
///
/// Bits 0–2 are the status, 3–8 the three tri-states (0 absent, 1 true, 2 false), 9–10 the arm, 11–13 the strategy,
/// bit 14 says that a fallback answered, bit 15 that a latency is present, bit 16 that a time to the first token is;
/// bits 17–31 are zero. PROTOCOL.md, "Outcomes in columns", is the specification.
package struct RouteOutcomeCode: Hashable, Sendable {
    /// The word as it is in the column.
    package var rawValue: UInt32

    /// The code of a word of a column.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Number of the RouteOutcomeStatus, 1…6.
    package var status: UInt32 {
        get { self[0, 3] }
        set { self[0, 3] = newValue }
    }

    /// Number of the TriState of schema_valid.
    package var schemaValid: UInt32 {
        get { self[3, 2] }
        set { self[3, 2] = newValue }
    }

    /// Number of the TriState of patch_apply_success.
    package var patchApplySuccess: UInt32 {
        get { self[5, 2] }
        set { self[5, 2] = newValue }
    }

    /// Number of the TriState of safety_compliant.
    package var safetyCompliant: UInt32 {
        get { self[7, 2] }
        set { self[7, 2] = newValue }
    }

    /// Number of the Arm, 0…3.
    package var arm: UInt32 {
        get { self[9, 2] }
        set { self[9, 2] = newValue }
    }

    /// Number of the RouteStrategy, 0…4.
    package var routeStrategy: UInt32 {
        get { self[11, 3] }
        set { self[11, 3] = newValue }
    }

    /// Whether a fallback provider answered.
    package var fallbackUsed: Bool {
        get { self[14, 1] == 1 }
        set { self[14, 1] = newValue ? 1 : 0 }
    }

    /// Whether the outcome has a latency.
    package var latencyPresent: Bool {
        get { self[15, 1] == 1 }
        set { self[15, 1] = newValue ? 1 : 0 }
    }

    /// Whether the outcome has a time to the first token.
    package var ttftPresent: Bool {
        get { self[16, 1] == 1 }
        set { self[16, 1] = newValue ? 1 : 0 }
    }

    /// Whether every bit above those of the code is zero.
    package var isWithinBits: Bool { rawValue >> 17 == 0 }

    /// Whether every part has a value that an outcome may have.
    package var isLegal: Bool {
        // A tri-state of 3 has both of its bits set.
        let bothBits = rawValue >> 3 & rawValue >> 4 & 0b01_01_01
        return isWithinBits && status &- 1 < 6 && routeStrategy < 5 && bothBits == 0
    }

    private subscript(first: UInt32, width: UInt32) -> UInt32 {
        get { rawValue >> first & (1 << width - 1) }
        set {
            let mask: UInt32 = (1 << width - 1) << first
            precondition(newValue <= mask >> first, "a value of more bits than its place")
            rawValue = rawValue & ~mask | newValue << first
        }
    }
}

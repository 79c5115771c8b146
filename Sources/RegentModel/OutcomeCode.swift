/// The six tri-state outcomes of an eval sample, in the order of their bits.
package enum Outcome: Int, CaseIterable, Sendable {
    /// The answer satisfies its schema.
    case schemaValid
    /// The patch applied.
    case patchApplySuccess
    /// A person edited the answer.
    case editedAfterGenerate
    /// The answer was published.
    case published
    /// The answer keeps the safety rules.
    case safetyCompliant
    /// A fallback provider answered.
    case fallbackUsed

    /// Name of the sample's field.
    package var field: String {
        switch self {
        case .schemaValid: "schema_valid"
        case .patchApplySuccess: "patch_apply_success"
        case .editedAfterGenerate: "edited_after_generate"
        case .published: "published"
        case .safetyCompliant: "safety_compliant"
        case .fallbackUsed: "fallback_used"
        }
    }

    /// Name of the rate in a summary and in gates.
    package var metric: String {
        switch self {
        case .schemaValid: "schema_valid_rate"
        case .patchApplySuccess: "patch_apply_success"
        case .editedAfterGenerate: "edit_after_generate_rate"
        case .published: "publish_conversion_proxy"
        case .safetyCompliant: "safety_html_tailwind_compliance"
        case .fallbackUsed: "fallback_rate"
        }
    }
}

/// Status, outcomes and latency presence of one sample in 16 bits of a word.
///
/// Bits 0–2 are the status, then two bits an outcome (0 absent, 1 true, 2 false), bit 15 says that a
/// latency is present; bits 16–31 are zero. PROTOCOL.md, "Samples in columns", is the specification.
package struct OutcomeCode: Hashable, Sendable {
    /// The word as it is in the column.
    package var rawValue: UInt32

    /// The code of a word of a column.
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The code of a status without outcomes or latency.
    ///
    /// - Precondition: status in 0…7; legal ones are 1…5.
    package init(status: UInt32) {
        precondition(status <= 7, "a status has three bits")
        rawValue = status
    }

    /// The code of a status and of the outcomes' TriStates, in the order of `Outcome`; nil where one does not exist.
    package init?(
        status: Int32, schemaValid: Int32, patchApplySuccess: Int32, editedAfterGenerate: Int32, published: Int32,
        safetyCompliant: Int32, fallbackUsed: Int32
    ) {
        let first = schemaValid | patchApplySuccess << 2 | editedAfterGenerate << 4
        let second = published | safetyCompliant << 2 | fallbackUsed << 4
        let any = schemaValid | patchApplySuccess | editedAfterGenerate | published | safetyCompliant | fallbackUsed
        // Negative ones have their highest bit set.
        guard (1...5).contains(status), UInt32(bitPattern: any) <= 3 else { return nil }
        rawValue = UInt32(bitPattern: status | first << 3 | second << 9)
        if !isLegal { return nil }
    }

    /// Number of the SampleStatus.
    package var status: UInt32 { rawValue & 7 }

    /// Number of the outcome's TriState: 0 absent, 1 true, 2 false.
    package subscript(outcome: Outcome) -> UInt32 {
        get { rawValue >> Self.shift(outcome) & 3 }
        set {
            precondition(newValue <= 2, "a tri-state is 0, 1 or 2")
            rawValue = rawValue & ~(3 << Self.shift(outcome)) | newValue << Self.shift(outcome)
        }
    }

    /// Whether the sample has a latency.
    package var latencyPresent: Bool {
        get { rawValue & Self.latencyBit != 0 }
        set { rawValue = newValue ? rawValue | Self.latencyBit : rawValue & ~Self.latencyBit }
    }

    /// Whether every part has a value that exists: status 1…5, no tri-state 3, no bit above.
    package var isLegal: Bool {
        let both = rawValue >> 3 & rawValue >> 4 & 0b0101_0101_0101
        return (1...5).contains(status) && both == 0 && rawValue >> 16 == 0
    }

    private static let latencyBit: UInt32 = 1 << 15

    private static func shift(_ outcome: Outcome) -> UInt32 { 3 + 2 * UInt32(outcome.rawValue) }
}

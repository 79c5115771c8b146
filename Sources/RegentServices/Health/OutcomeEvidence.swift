import RegentBulk
import RegentMessages
import RegentModel
import RegentRouting

extension CheckedOutcomes {
    /// What the outcomes say about the health of providers now; nothing of those that ended too long ago.
    func evidence(nowMicros: Int64) -> [ProviderEvidence] {
        guard let providers = columns.selectedProvider, !isOver(at: nowMicros) else { return [] }
        let codes = ErrorVerdicts(cold.errorCode)
        var evidence = providers.values.map { ProviderEvidence(provider: $0, events: []) }
        for row in 0..<count {
            let place = providers.codes.isEmpty ? 0 : Int(providers.codes[row]) - 1
            guard evidence.indices.contains(place) else { continue }
            let code = RouteOutcomeCode(rawValue: columns.outcomeCodes[row])
            let event = HealthEvent(
                createMicros: Int64(clamping: columns.createTimeUs[row]), verdict: codes.verdict(code, row),
                isGood: code.isGood, latencyMicros: code.latencyPresent ? columns.latencyUs[row] : nil,
                retryAfterMs: cold.retryAfterMs.isEmpty ? 0 : cold.retryAfterMs[row])
            if event.isFresh(at: nowMicros) { evidence[place].events.append(event) }
        }
        return evidence.filter { !$0.events.isEmpty }
    }

    /// Whether the last one was so long ago that none can be fresh, however long it took.
    private func isOver(at nowMicros: Int64) -> Bool {
        let longest = Int64(UInt32.max)
        return times.upperBound < nowMicros - HealthEvent.ageMicrosMax - longest
    }
}

extension RouteOutcomeCode {
    /// Whether the answer was good: it satisfies its schema and its patch applied; nil where neither is known.
    fileprivate var isGood: Bool? {
        let parts = [TriState(rawValue: Int32(schemaValid)), TriState(rawValue: Int32(patchApplySuccess))]
        if parts.contains(.false) { return false }
        return parts.contains(.true) ? true : nil
    }
}

/// The verdicts about outcomes of a batch by status and error code: a code is looked at once.
private struct ErrorVerdicts {
    private static let statuses = Int32(1)...6

    private let codes: [UInt32]
    private let isOne: Bool
    /// By code, then by status.
    private let verdicts: [[HealthVerdict]]

    init(_ column: DictionaryColumn?) {
        codes = column?.codes ?? []
        isOne = column != nil && codes.isEmpty
        verdicts = ([""] + (column?.values ?? [])).map { text in
            Self.statuses.map { HealthVerdict(status: RouteOutcomeStatus(rawValue: $0), errorCode: text) }
        }
    }

    func verdict(_ code: RouteOutcomeCode, _ row: Int) -> HealthVerdict {
        let place = codes.isEmpty ? (isOne ? 1 : 0) : Int(codes[row])
        let status = Int(code.status) - 1
        guard verdicts.indices.contains(place), verdicts[place].indices.contains(status) else { return .uncounted }
        return verdicts[place][status]
    }
}

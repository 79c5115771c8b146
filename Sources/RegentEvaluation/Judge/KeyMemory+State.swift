import RegentMessages

extension KeyMemory {
    func state(adjustedCount: Int) -> JudgeKnownKeys {
        let entries = all
        let unknown = [Double](repeating: JudgeLimits.unknown, count: adjustedCount)
        return JudgeKnownKeys(
            keys: entries.map(\.key), countedUs: entries.map { $0.countedAt ?? .min },
            previous: entries.flatMap { $0.previous.isEmpty ? unknown : $0.previous })
    }

    /// Fills an empty memory; false, and it is not to be used, where the state cannot be one of it.
    mutating func restore(_ state: JudgeKnownKeys, adjustedCount: Int) -> Bool {
        let count = state.keys.count
        guard count <= capacity, state.countedUs.count == count, state.previous.count == count * adjustedCount,
            Set(state.keys).count == count, !state.keys.contains(0),
            state.previous.allSatisfy({ $0 == JudgeLimits.unknown || (0...1).contains($0) })
        else { return false }
        for (place, key) in state.keys.enumerated() {
            let counted = state.countedUs[place]
            let previous = state.previous[place * adjustedCount..<(place + 1) * adjustedCount]
            keep(Entry(key: key, countedAt: counted == .min ? nil : counted, previous: Array(previous)))
        }
        return true
    }
}

extension OpenUnit {
    var state: JudgeOpenUnit {
        JudgeOpenUnit(
            baseline: arm == .baseline, key: key, sinceUs: since, sums: sums, counts: counts.map(UInt64.init),
            previous: previous)
    }

    /// The unit of a state; nil where it cannot be one.
    init?(_ state: JudgeOpenUnit, metricCount: Int, adjustedCount: Int) {
        let counts = state.counts.compactMap { Int(exactly: $0) }
        guard state.sums.count == metricCount, counts.count == metricCount, state.counts.count == metricCount,
            state.previous.isEmpty || state.previous.count == adjustedCount,
            counts.allSatisfy({ $0 <= JudgeLimits.countMax }),
            state.previous.allSatisfy({ $0 == JudgeLimits.unknown || (0...1).contains($0) }),
            zip(state.sums, counts).allSatisfy({ abs($0) <= JudgeLimits.valueMax * Double($1) })
        else { return nil }
        self.init(
            arm: state.baseline ? .baseline : .canary, key: state.key, since: state.sinceUs, sums: state.sums,
            counts: counts, previous: state.previous)
    }
}

extension SampleRatio {
    var state: JudgeSampleRatio {
        JudgeSampleRatio(
            level: UInt32(level), canary: keys[0].sorted(), baseline: keys[1].sorted(),
            canaryKeyless: UInt64(keyless[0]), baselineKeyless: UInt64(keyless[1]), logRatio: logRatio, logPeak: logPeak
        )
    }

    /// The check of a state; nil where it cannot be one.
    init?(_ empty: SampleRatio, _ state: JudgeSampleRatio) {
        guard let canary = Int(exactly: state.canaryKeyless), let baseline = Int(exactly: state.baselineKeyless)
        else { return nil }
        self.init(
            empty, level: Int(state.level), canary: state.canary, baseline: state.baseline,
            keyless: [canary, baseline], logRatio: state.logRatio, logPeak: state.logPeak)
    }
}

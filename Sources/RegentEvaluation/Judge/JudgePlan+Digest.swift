extension JudgePlan {
    /// A digest of every field: a state belongs to one plan.
    ///
    /// - Source: FNV-1a, 64 bits; it tells plans apart and protects nothing.
    package var digest: UInt64 {
        var digest = PlanDigest()
        digest.add(metrics.count)
        for metric in metrics { metric.add(to: &digest) }
        for number in [alpha, promotionAlpha, canaryShare, sampleRatioAlpha] { digest.add(number) }
        for number in [unitsMin, canaryBlockUnits, baselineBlockUnits, keyCapacity] { digest.add(number) }
        for number in [settleMicros, windowMicros] { digest.add(UInt64(bitPattern: number)) }
        return digest.value
    }
}

extension JudgeMetric {
    fileprivate func add(to digest: inout PlanDigest) {
        digest.add(name)
        switch kind {
        case .rate(let direction): digest.add([1, direction == .higher ? 1 : 0])
        case .score(let range, let direction):
            digest.add([2, direction == .higher ? 1 : 0, range.lowerBound, range.upperBound])
        case .latency: digest.add([3])
        case .safety(.none): digest.add([4])
        case .safety(.rate(let rate, let alpha)): digest.add([5, rate, alpha])
        }
        switch reference {
        case .baseline(let margin): digest.add([1, margin])
        case .limit(let limit, let tail): digest.add([2, limit, tail])
        }
        digest.add([weight, isAdjusted ? 1 : 0])
    }
}

/// FNV-1a over numbers and texts.
private struct PlanDigest {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    mutating func add(_ number: Double) { add(number.bitPattern) }

    mutating func add(_ numbers: [Double]) {
        for number in numbers { add(number) }
    }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        for byte in text.utf8 { add(byte) }
    }

    private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

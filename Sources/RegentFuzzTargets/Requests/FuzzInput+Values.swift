import RegentMessages

/// Values of fields: mostly plain ones, and those at which arithmetic breaks.
extension FuzzInput {
    /// Elements of a list: few as a rule, now and then more than any list may have.
    mutating func listCount() -> Int {
        let choice = byte()
        return choice < 240 ? Int(choice) % 4 : [16, 17, 64, 65, 256, 257, 1_000, 8_193][Int(choice) % 8]
    }

    /// A whole number up to `most`.
    mutating func edgeNumber(most: UInt64) -> UInt64 {
        if byte() & 3 != 0 { return pick([0, 1, 2, 3, 5, 100]) }
        let edges: [UInt64] = [
            16, 17, 127, 128, 999, 1_000, 1_001, 8_192, 8_193, 1 << 31 - 1, 1 << 31, 1 << 32 - 1, 1 << 32, 1 << 53,
            1 << 53 + 1, 1 << 63 - 1, 1 << 63, .max - 1, .max,
        ]
        return min(most, pick(edges))
    }

    /// A double, finite or not.
    mutating func edgeDouble() -> Double {
        if byte() & 1 == 0 { return pick([0, 0.5, 1, 0.95, 100]) }
        return pick([
            -0.0, -1, .leastNonzeroMagnitude, .leastNormalMagnitude / 2, 1.7e308, -1.7e308, .greatestFiniteMagnitude,
            4_294_967.295, 4_294_967.296, 1e300, .infinity, -.infinity, .nan, Double(bitPattern: number()),
        ])
    }

    /// A time: near those of the seeded store, or where a calendar or an integer ends.
    mutating func time() -> JSONValue {
        let (seconds, nanos) = (edgeSeconds(), edgeNanos())
        return .object([.init("seconds", .number(seconds)), .init("nanos", .number(nanos))])
    }

    /// Seconds since 1970.
    mutating func edgeSeconds() -> Int64 {
        if byte() & 3 != 0 { return pick([0, 1, 3, 1_759_999_000, 1_759_999_003, 1_759_999_006, 1_760_000_100]) }
        return pick([
            -1, .min, .max, .max - 1, -62_135_596_800, -62_135_596_801, 253_402_300_799, 253_402_300_800,
            9_223_372_036_854, 9_223_372_036_855, -9_223_372_036_855, 1 << 31, 1 << 32, 1 << 53, 1 << 62,
        ])
    }

    /// Nanoseconds of a second, and more.
    mutating func edgeNanos() -> Int32 {
        byte() & 3 != 0 ? 0 : pick([1, 999, 1_000, 999_999_999, 1_000_000_000, -1, .max, .min])
    }

    /// A value of an enum, known or not.
    mutating func enumValue(_ type: Schema.Enum?) -> JSONValue {
        let known = type?.values.map(\.number) ?? [0]
        return .number(byte() & 15 == 15 ? pick([Int32(known.count), -1, .max, .min]) : pick(known))
    }

    /// A text with characters that matter somewhere, or a long one.
    mutating func oddText() -> String {
        let choice = byte()
        if choice & 7 == 0 { return String(repeating: choice & 8 == 0 ? "x" : "é", count: size() % 9_000) }
        return (0..<Int(choice >> 3) % 6).reduce(text()) { made, _ in
            made
                + pick([
                    "/", "*", "%", "_", ".", "..", "'", "\u{1b}[31m", "\u{202e}", "\u{1}",
                    "A", "9", "-1", "18446744073709551616", "{}", "\u{fffd}", "\u{10ffff}",
                ])
        }
    }

    /// A gate on a metric that there is as a rule, over groups and against another run now and then.
    ///
    /// - Parameter baselines: what it may compare with.
    mutating func gateRule(against baselines: [String]) -> JSONValue {
        let metric = pick([
            "s", "t", "schema_valid_rate", "fallback_rate", "error_rate", "p95_latency_ms", "latency_ms",
            "p999_latency_ms", "sample_count", "d", "none",
        ])
        let side = bool() ? "min" : "max"
        let isComparison = byte() & 3 == 3
        var members = [JSONValue.Member("key", .string("\(metric)_\(side)"))]
        members += isComparison ? comparison(with: baselines) : [.init(side, .number(edgeDouble()))]
        if metric == "latency_ms" { members.append(.init("quantile", .number(edgeDouble()))) }
        members.append(.init("bound", .number(pick([0, 1, 2, 3, 2, 3] as [Int]))))
        members.append(.init("missing", .number(pick([0, 1, 2, 3] as [Int]))))
        let style = byte()
        if style & 1 != 0 { members.append(.init("min_coverage", .number(0.5))) }
        if style & 6 == 6 { members.append(.init("confidence", .number(edgeDouble()))) }
        if style & 24 == 24 { members.append(.init("min_samples", .number(edgeNumber(most: .max)))) }
        if style & 32 != 0 { members.append(.init("severity", .number(Int(style >> 6)))) }
        return .object(members + selection())
    }

    /// The samples and groups of a gate, and how old they may be.
    private mutating func selection() -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        let style = byte()
        if style & 3 == 3 {
            let slices = ["metadata.note = a", "metadata.note != null", "cluster = c", "repeat = 0", "status = SCORED"]
            members.append(.init("slice", .string(pick(slices + ["nonsense", " "]))))
        }
        if style & 4 != 0 {
            members.append(.init("by", .string(pick(["metadata.note", "cluster", "provider", "status", "none"]))))
            if style & 8 != 0 { members.append(.init("small_groups", .number(pick([1, 2, 3] as [Int])))) }
            if style & 16 != 0 { members.append(.init("correction", .number(pick([1, 2, 3] as [Int])))) }
        }
        if style & 0x90 == 0x90 { members.append(.init("rate_bound", .number(pick([0, 1, 2, 3] as [Int])))) }
        if style & 0x60 == 0x60 { members.append(.init("max_age_s", .number(edgeNumber(most: .max)))) }
        return members
    }

    /// A margin over a baseline instead of a threshold.
    private mutating func comparison(with baselines: [String]) -> [JSONValue.Member] {
        let margin = bool() ? "margin" : "margin_relative"
        let value = bool() ? pick([-0.5, -0.1, 0, 0.1, 0.5]) : edgeDouble()
        return [
            .init("baseline", .string(pick(baselines))), .init(margin, .number(value)), .init("paired", .bool(bool())),
        ]
    }

    /// A declared score, with a range or without one, or a metric derived from others.
    mutating func metric() -> JSONValue {
        if byte() & 7 == 7 {
            let expression = pick([
                "s + t", "s / t", "schema_valid_rate * 1e308", "min(s, error_rate)", "d", "-s", "(s", "1",
            ])
            return .object([.init("name", .string("d")), .init("expr", .string(expression))])
        }
        let name = pick(["s", "t", "u", "s"])
        let ranges: [(Double, Double)] = [
            (0, 1), (-1.7e308, 1.7e308), (-.greatestFiniteMagnitude, .greatestFiniteMagnitude), (1, 0), (0, 0),
            (0, .leastNonzeroMagnitude), (1e308, 1.7e308), (-1.7e308, -1e308), (edgeDouble(), edgeDouble()),
        ]
        guard byte() & 3 != 0 else { return .object([.init("name", .string(name))]) }
        let (low, high) = pick(ranges)
        let range = JSONValue.object([.init("min", .number(low)), .init("max", .number(high))])
        return .object([.init("name", .string(name)), .init("range", range)])
    }
}

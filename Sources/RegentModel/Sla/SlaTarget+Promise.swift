package import RegentMessages

extension SlaTarget {
    /// Outcomes that a window needs to say anything, unless the target says another number.
    package static let minEventsStandard: UInt32 = 100
    /// Windows that tell early that a budget burns, unless the target has its own.
    ///
    /// - Source: B. Beyer et al., The Site Reliability Workbook (2018), chapter 5, table 5-8.
    package static let burnAlertsStandard = [
        SlaBurnAlert(longSeconds: 3_600, shortSeconds: 300, factor: 14.4),
        SlaBurnAlert(longSeconds: 21_600, shortSeconds: 1_800, factor: 6),
        SlaBurnAlert(longSeconds: 259_200, shortSeconds: 21_600, factor: 1),
    ]
    private static let million: UInt64 = 1_000_000

    /// Bad outcomes that the promise allows in a million, 1 to 999,999; nil where the threshold promises nothing that
    /// can be kept and broken.
    ///
    /// Whole numbers, so that a budget is compared without rounding.
    package var allowedMillionths: UInt64? {
        let ratio: Double
        switch objective {
        case .p95LatencyMs: return threshold > 0 && threshold.isFinite ? 50_000 : nil
        case .p99LatencyMs: return threshold > 0 && threshold.isFinite ? 10_000 : nil
        case .availability, .errorRate: ratio = threshold
        case .unspecified, .unrecognized: return nil
        }
        guard ratio > 0, ratio < 1 else { return nil }
        let parts = (ratio * Double(Self.million)).rounded()
        // Seven decimals or more are no whole millionths.
        guard abs(parts / Double(Self.million) - ratio) < 1e-12, let whole = UInt64(exactly: parts),
            whole > 0, whole < Self.million
        else { return nil }
        return objective == .availability ? Self.million - whole : whole
    }

    /// Outcomes that a window needs.
    package var eventsNeeded: UInt64 { UInt64(minEvents == 0 ? Self.minEventsStandard : minEvents) }

    /// The pairs of windows that can be, and those that cannot.
    package var burnPairs: (possible: [SlaBurnAlert], dropped: [SlaBurnAlert]) {
        guard !noBurnAlerts else { return ([], []) }
        let pairs = burnAlerts.isEmpty ? Self.burnAlertsStandard : burnAlerts
        let allowed = Double(allowedMillionths ?? 0) / Double(Self.million)
        return (pairs.filter { $0.factor * allowed < 1 }, pairs.filter { $0.factor * allowed >= 1 })
    }

    /// Why pairs of windows were dropped, for people.
    package var droppedWords: [String] {
        let allowed = Double(allowedMillionths ?? 0) / Double(Self.million)
        return burnPairs.dropped.map { pair in
            let percent = (pair.factor * allowed * 1_000).rounded() / 10
            return "\(pair.words) never fires: it needs \(percent) % of bad outcomes"
        }
    }
}

extension SlaBurnAlert {
    /// For people, for example "1h and 5m at 14.4".
    package var words: String {
        let factorWords = factor == factor.rounded() && abs(factor) < 1e6 ? "\(Int64(factor))" : "\(factor)"
        return "\(Self.words(longSeconds)) and \(Self.words(shortSeconds)) at \(factorWords)"
    }

    /// For example "5m", "6h", "3d".
    package static func words(_ seconds: UInt32) -> String {
        for (unit, word) in [(UInt32(86_400), "d"), (3_600, "h"), (60, "m")] where seconds >= unit {
            if seconds % unit == 0 { return "\(seconds / unit)\(word)" }
        }
        return "\(seconds)s"
    }
}

extension SlaWindow {
    /// Minutes of a rolling window; nil of a calendar month.
    package var rollingMinutes: Int64? {
        switch self {
        case .rolling7Days: 7 * 1_440
        case .rolling28Days: 28 * 1_440
        case .rolling90Days: 90 * 1_440
        case .calendarMonth, .unspecified, .unrecognized: nil
        }
    }

    /// Minutes that one may have at most.
    package var minutesMax: Int64 { rollingMinutes ?? 31 * 1_440 }

    /// The first minute of the window that ends with a minute.
    package func firstMinute(at minute: Int64) -> Int64 {
        if let length = rollingMinutes { return minute - length + 1 }
        let day = minute >= 0 ? minute / 1_440 : (minute - 1_439) / 1_440
        let (year, month, _) = Timestamp.civil(day: day)
        return Timestamp.day(year, month, 1) * 1_440
    }
}

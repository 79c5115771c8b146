import RegentMessages
import RegentModel

/// Whether the columns of a batch are exactly those that packing its rows would give, every row of them legal.
///
/// Each column is looked at by itself: a text once in a batch, a number in one pass. What does not pass is not refused
/// yet: its rows tell whether it is another form of a legal batch, and otherwise every rule that is broken.
struct OutcomeColumnCheck {
    private let hot: OutcomeColumns
    private let cold: OutcomeColdColumns
    private let count: Int

    init(_ hot: OutcomeColumns, _ cold: OutcomeColdColumns) {
        (self.hot, self.cold, count) = (hot, cold, Int(hot.count))
    }

    var passes: Bool {
        (1...BatchLimits.samplesMax).contains(count) && hotNumbersPass && coldNumbersPass && textsPass
            && fallbacksPass && idsPass
    }

    // MARK: Numbers

    private var hotNumbersPass: Bool {
        let (times, codes, latencies, ttfts) = (hot.createTimeUs, hot.outcomeCodes, hot.latencyUs, cold.ttftUs)
        guard times.count == count, codes.count == count, latencies.count == count, isPlain(ttfts) else { return false }
        for index in 0..<count {
            let code = RouteOutcomeCode(rawValue: codes[index])
            guard code.isLegal, code.latencyPresent || latencies[index] == 0 else { return false }
            if !code.ttftPresent, !ttfts.isEmpty, ttfts[index] != 0 { return false }
        }
        return times.allSatisfy { $0 <= UInt64(RouteOutcome.latestMicros) }
    }

    private var coldNumbersPass: Bool {
        isPlain(cold.keyDigest) && isPlain(cold.policyRevision) && isPlain(cold.attempt) && isPlain(cold.inputTokens)
            && isPlain(cold.outputTokens) && isPlain(cold.autoCount) && isPlain(cold.askCount)
            && isPlain(cold.escalateCount) && isPlain(cold.featuresExpected) && isPlain(cold.featuresAvailable)
            && isPlain(cold.retryAfterMs)
    }

    /// A column of zeros is none.
    private func isPlain<Number: FixedWidthInteger>(_ column: [Number]) -> Bool {
        column.isEmpty || (column.count == count && column.contains { $0 != 0 })
    }

    // MARK: Texts

    private var textsPass: Bool {
        isPlain(hot.selectedProvider, OutcomeText.providerBytesMax)
            && isPlain(hot.modelVersion, OutcomeText.modelVersionBytesMax)
            && isPlain(hot.useCase, OutcomeText.useCaseBytesMax)
            && isPlain(cold.requestedProvider, OutcomeText.providerBytesMax)
            && isPlain(cold.fallbackProvider, OutcomeText.providerBytesMax)
            && isPlain(cold.promptTemplateVersion, OutcomeText.textBytesMax)
            && isPlain(cold.errorCode, OutcomeText.textBytesMax)
    }

    /// Whether a column has each text once, in the order of first appearance, and none that no row has.
    private func isPlain(_ column: DictionaryColumn?, _ bytesMax: Int) -> Bool {
        guard let column else { return true }
        var texts = TextTable()
        for value in column.values {
            guard !value.isEmpty, SampleText.isAcceptable(value, bytesMax: bytesMax), texts.insert(value.utf8).isNew
            else { return false }
        }
        guard !column.codes.isEmpty else { return column.values.count == 1 }
        guard column.codes.count == count else { return false }
        var (known, hasGaps): (UInt32, Bool) = (0, false)
        for code in column.codes {
            guard code <= known + 1 else { return false }
            known = max(known, code)
            if code == 0 { hasGaps = true }
        }
        // One text that every row has needs no codes.
        return known == column.values.count && known > 0 && (known > 1 || hasGaps)
    }

    /// Whether every row has a provider, and one with a fallback says so and has it as its provider.
    private var fallbacksPass: Bool {
        guard let selected = hot.selectedProvider, !selected.codes.contains(0) else { return false }
        let fallback = cold.fallbackProvider
        // The code of each fallback provider among the selected ones; 0 until a row has it.
        var places = [UInt32](repeating: 0, count: fallback?.values.count ?? 0)
        for index in 0..<count {
            let code = fallback.map { $0.codes.isEmpty ? 1 : $0.codes[index] } ?? 0
            guard RouteOutcomeCode(rawValue: hot.outcomeCodes[index]).fallbackUsed == (code != 0) else { return false }
            guard code != 0 else { continue }
            let (place, provider) = (Int(code) - 1, selected.codes.isEmpty ? 1 : selected.codes[index])
            if places[place] == 0, let text = fallback?.values[place],
                text.utf8.hasBytes(of: selected.values[Int(provider) - 1].utf8)
            {
                places[place] = provider
            }
            if places[place] != provider { return false }
        }
        return true
    }

    private var idsPass: Bool {
        guard let ids = cold.requestIds, ids.byteCounts.count == count else { return false }
        var start = 0
        for bytes in ids.byteCounts {
            let end = start + Int(bytes)
            guard end <= ids.text.count, SampleText.isID(ids.text[start..<end], isNew: true) else { return false }
            start = end
        }
        return start == ids.text.count
    }
}

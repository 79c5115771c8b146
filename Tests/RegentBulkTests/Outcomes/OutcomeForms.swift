import RegentMessages

/// Other forms of the columns of a batch than packing gives, and damages to them.
enum OutcomeForms {
    typealias Change = @Sendable (inout OutcomeColumns, inout OutcomeColdColumns) -> Void

    static let all: [(String, Change)] = [
        ("none", { _, _ in }),
        ("a text that no row has", { hot, _ in hot.selectedProvider?.values.append("nobody") }),
        ("an empty text", { hot, _ in hot.modelVersion?.values.append("") }),
        ("zeros", { hot, cold in cold.askCount = [UInt32](repeating: 0, count: Int(hot.count)) }),
        (
            "codes of the one text",
            { hot, cold in
                cold.promptTemplateVersion?.codes = [UInt32](repeating: 1, count: Int(hot.count))
            }
        ),
        (
            "texts in another order",
            { hot, _ in
                let providers = hot.selectedProvider ?? DictionaryColumn()
                let count = UInt32(providers.values.count)
                hot.selectedProvider = DictionaryColumn(
                    values: providers.values.reversed(), codes: providers.codes.map { count + 1 - $0 })
            }
        ),
        (
            "a text twice",
            { hot, _ in
                var providers = hot.selectedProvider ?? DictionaryColumn()
                let (text, count) = (providers.values[0], UInt32(providers.values.count))
                providers.values.append(text)
                providers.codes[0] = count + 1
                hot.selectedProvider = providers
            }
        ),
        ("a fallback without a provider", { _, cold in cold.fallbackProvider = nil }),
        ("another fallback provider", { _, cold in cold.fallbackProvider?.values[0] = "elsewhere" }),
        ("a fallback that is denied", { hot, _ in hot.outcomeCodes = hot.outcomeCodes.map { $0 & ~(1 << 14) } }),
        ("no provider", { hot, _ in hot.selectedProvider?.codes[1] = 0 }),
        ("no providers", { hot, _ in hot.selectedProvider = nil }),
        ("no status", { hot, _ in hot.outcomeCodes[0] &= ~7 }), ("status 7", { hot, _ in hot.outcomeCodes[0] |= 7 }),
        ("a tri-state of 3", { hot, _ in hot.outcomeCodes[0] |= 0b11 << 5 }),
        ("strategy 7", { hot, _ in hot.outcomeCodes[0] |= 7 << 11 }),
        (
            "a latency that is absent",
            { hot, _ in
                hot.latencyUs[0] = 9
                hot.outcomeCodes[0] &= ~(1 << 15)
            }
        ),
        (
            "a first token that is absent",
            { hot, cold in
                cold.ttftUs[0] = 9
                hot.outcomeCodes[0] &= ~(1 << 16)
            }
        ),
        ("a bit above the code", { hot, _ in hot.outcomeCodes[0] |= 1 << 17 }),
        ("a time beyond the year 9999", { hot, _ in hot.createTimeUs[0] = .max }),
        ("an id with a control character", { _, cold in cold.requestIds?.text[0] = 7 }),
        ("an id that is no UTF-8", { _, cold in cold.requestIds?.text[0] = 0xFF }),
        (
            "an id without bytes",
            { _, cold in
                let first = cold.requestIds?.byteCounts[0] ?? 0
                cold.requestIds?.byteCounts[1] += first
                cold.requestIds?.byteCounts[0] = 0
            }
        ),
        ("ids that do not add up", { _, cold in cold.requestIds?.text.append(0x61) }),
        ("a text that is too long", { hot, _ in hot.useCase?.values[0] = String(repeating: "u", count: 129) }),
        ("a short column", { _, cold in cold.policyRevision.removeLast() }),
    ]
}

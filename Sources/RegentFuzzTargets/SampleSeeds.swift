import RegentMessages

/// Samples and outcomes from choices, and a few fixed ones.
enum SampleSeeds {
    /// One with every field, one with hardly any.
    static let samples = [
        EvalSample(
            sampleId: "s-1", status: .scored, schemaValid: .true, patchApplySuccess: .false,
            editedAfterGenerate: .absent, published: .true, safetyCompliant: .false, fallbackUsed: .true,
            latencyMs: 12.345, requestedProvider: "openai", selectedProvider: "custom",
            routeStrategy: "FALLBACK",
            fallbackProvider: "custom", promptTemplateVersion: "v7", modelVersion: "models/m/versions/1.2.3",
            errorCode: "E1", scores: ["judge": 0.25, "edit_ratio": -3], cluster: "job 7",
            metadata: ["note": "Grüße, \"quoted\"\nsecond line", "team": "a"]),
        EvalSample(sampleId: "s-2", status: .timeout),
        EvalSample(sampleId: "s-2", status: .scored, repeat: 3),
    ]

    /// An outcome with every field.
    static let outcome: RouteOutcome = {
        var outcome = RouteOutcome()
        outcome.requestId = "r-1"
        outcome.createTime = Timestamp(seconds: 1_760_000_000, nanos: 5_000)
        (outcome.keyDigest, outcome.policyRevision, outcome.attempt) = (7, 9, 1)
        (outcome.requestedProvider, outcome.selectedProvider, outcome.fallbackProvider) = ("a", "b", "b")
        outcome.fallbackUsed = true
        outcome.arm = Arm(rawValue: 1)
        outcome.routeStrategy = RouteStrategy(rawValue: 2)
        outcome.latencyMs = 12.345
        (outcome.promptTemplateVersion, outcome.modelVersion, outcome.errorCode) = ("v7", "m", "E")
        outcome.status = RouteOutcomeStatus(rawValue: 1)
        outcome.schemaValid = .true
        (outcome.inputTokens, outcome.outputTokens, outcome.featuresExpected) = (10, 20, 3)
        (outcome.retryAfterMs, outcome.ttftMs, outcome.useCase) = (1_500, 0.25, "support")
        return outcome
    }()
}

extension FuzzInput {
    /// A sample, mostly legal.
    mutating func sample() -> EvalSample {
        var sample = EvalSample(sampleId: "s" + text(), status: SampleStatus(rawValue: Int32(byte() % 7)))
        let style = byte()
        sample.schemaValid = TriState(rawValue: Int32(byte() % 4))
        sample.fallbackUsed = TriState(rawValue: Int32(byte() % 3))
        if style & 1 != 0 { sample.latencyMs = double() }
        if style & 2 != 0 { sample.requestedProvider = text() }
        if style & 4 != 0 { sample.modelVersion = String(repeating: "m", count: size() % 600) }
        if style & 8 != 0 { sample.cluster = text() }
        if style & 10 == 10 { sample.repeat = UInt32(byte()) }
        for _ in 0..<(style >> 4 & 3) {
            sample.scores[pick(["judge", "é", "latency_ms", "a b", text()])] = double()
        }
        for _ in 0..<(style >> 6 & 3) { sample.metadata[text()] = text() }
        return sample
    }

    fileprivate mutating func double() -> Double {
        pick([0, 1, -0.0, 12.3455, 4_294_967.295, 1e300, .nan, .infinity, Double(bitPattern: number())])
    }
}

extension FuzzInput {
    /// An outcome, mostly legal.
    mutating func outcome() -> RouteOutcome {
        var outcome = RouteOutcome()
        outcome.requestId = "r" + text()
        outcome.createTime = Timestamp(seconds: Int64(word()), nanos: Int32(word()))
        outcome.status = RouteOutcomeStatus(rawValue: Int32(byte() % 8))
        outcome.selectedProvider = "p" + text()
        let style = byte()
        if style & 1 != 0 { outcome.latencyMs = double() }
        if style & 2 != 0 { outcome.arm = Arm(rawValue: Int32(byte() % 5)) }
        if style & 4 != 0 { outcome.routeStrategy = RouteStrategy(rawValue: Int32(byte() % 6)) }
        if style & 8 != 0 {
            (outcome.fallbackUsed, outcome.fallbackProvider) = (true, outcome.selectedProvider)
        }
        if style & 16 != 0 { outcome.modelVersion = text() }
        if style & 32 != 0 { (outcome.keyDigest, outcome.inputTokens) = (number(), UInt32(byte())) }
        if style & 64 != 0 {
            outcome.schemaValid = TriState(rawValue: Int32(byte() % 4))
            outcome.ttftMs = double()
            (outcome.retryAfterMs, outcome.useCase) = (UInt32(byte()), text())
        }
        if style & 128 != 0 {
            outcome.createTime = Timestamp(seconds: Int64(truncatingIfNeeded: number()), nanos: -1)
        }
        return outcome
    }
}

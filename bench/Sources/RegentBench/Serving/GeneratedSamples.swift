import RegentClient

/// The generated samples one by one, made of the columns when they are asked for: what a program hands to the SDK.
struct GeneratedSamples: Sequence, Sendable {
    let latencies: [UInt32]
    let outcomes: [UInt8]
    let providers: [UInt8]
    /// Samples; beyond the million the columns begin again, the ids go on.
    let count: Int

    init(_ data: GeneratedData, count: Int = GeneratedData.count) {
        (latencies, outcomes, providers) = (data.latencies, data.outcomes, data.providers)
        self.count = count
    }

    func makeIterator() -> Iterator { Iterator(samples: self) }

    struct Iterator: IteratorProtocol {
        let samples: GeneratedSamples
        private var number = 0

        init(samples: GeneratedSamples) { self.samples = samples }

        mutating func next() -> EvalSample? {
            guard number < samples.count else { return nil }
            defer { number += 1 }
            return samples.sample(number)
        }
    }

    private func sample(_ number: Int) -> EvalSample {
        let place = number % GeneratedData.count
        let bits = outcomes[place]
        func outcome(_ bit: UInt8) -> TriState { bits >> bit & 1 == 1 ? .true : .false }
        return EvalSample(
            sampleId: GeneratedData.sampleID(number), status: .scored, schemaValid: outcome(0),
            patchApplySuccess: outcome(1), editedAfterGenerate: outcome(2), published: outcome(3),
            safetyCompliant: outcome(4), fallbackUsed: outcome(5), latencyMs: Double(latencies[place]) / 1_000,
            selectedProvider: GeneratedData.providerNames[Int(providers[place])], promptTemplateVersion: "v1")
    }
}

import RegentClient

/// `apply_1000`: 1,000 provider configs in ten environments from a fresh store, in the calls that `regent apply` makes
/// of one file: each environment's is checked, then each is made; seconds. `apply_1000_unchanged`: the same file again.
struct ApplyCase: BenchCase {
    private static let environments = 10
    private static let configs = 100
    private var place: BenchPlace?

    mutating func prepare(_ place: BenchPlace) { self.place = place }

    func run() async throws -> Measurement {
        guard let place else { throw BenchError("not prepared") }
        let sync = try SyncFloor.microseconds(place)
        let calls = (0..<Self.environments).map(Self.documents)
        return try await BenchDaemon.with(place) { daemon in
            let first = try await Stopwatch.seconds { try await Self.apply(calls, daemon.client) }
            let again = try await Stopwatch.seconds { try await Self.apply(calls, daemon.client) }
            return Measurement(value: first, also: ["apply_1000_unchanged": again, "apply_1000_fdatasync": sync])
        }
    }

    private static func apply(_ calls: [[AppliedDocument]], _ client: RegentClient) async throws {
        for isOnlyChecked in [true, false] {
            for documents in calls {
                let mutation = Mutation(validateOnly: isOnlyChecked)
                _ = try await client.apply(ApplyRequest(documents: documents, mutation: mutation))
            }
        }
    }

    private static func documents(of environment: Int) -> [AppliedDocument] {
        let parent = "environments/bench-\(environment)"
        return [AppliedDocument(name: parent)]
            + (0..<configs).map { number in
                let config = ProviderConfig(
                    isDefault: number == 0, weight: UInt32(number), timeoutMs: 20_000, model: "model-\(number)",
                    metadata: ["team": "bench"])
                return AppliedDocument(
                    name: "\(parent)/providers/p-\(number)", content: config.encoded(),
                    setPaths: ["is_default", "weight", "timeout_ms", "model", "metadata[\"team\"]"])
            }
    }
}

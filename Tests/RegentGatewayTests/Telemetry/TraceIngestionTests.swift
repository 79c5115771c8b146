import RegentCompression
import RegentGateway
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTelemetry
import RegentTestKit
import Testing

@Suite("Spans by HTTP")
struct TraceIngestionTests {
    private static let json = "application/json"

    @Test("spans of the Python SDK become outcomes; those of unknown providers are named")
    func requests() async throws {
        try await TraceBench.with { bench in
            let body = try TraceBench.fixture("requests.json")
            let answer = await bench.send(body, Self.json)
            #expect(answer.status == 200 && answer.headers == ["Content-Type": "application/json"])
            let partial = try #require(answer.partial)
            // Two by the reader, two by the daemon.
            #expect(partial.rejected == "4")
            #expect(partial.message.contains("the span names no provider"))
            #expect(partial.message.contains("gen_ai.operation.name is \"dream\""))
            for provider in ["anthropic", "azure-eu"] {
                #expect(
                    partial.message.contains(
                        "selected_provider is \(provider), which is no provider of environments/prod"))
            }
            let count = try await bench.outcomeCount()
            #expect(count == 9)

            let id = "00000000000000010000000000000001-0000000100000005"
            let listed = try await bench.bench.call(
                OutcomeServiceMethods.listOutcomes, ListOutcomesRequest(requestId: id))
            let outcome = try #require(listed.outcomes.first)
            #expect(listed.outcomes.count == 1 && outcome.environment == "prod" && outcome.status == .ok)
            #expect(outcome.latencyMs == 312.5 && outcome.inputTokens == 120 && outcome.outputTokens == 45)
            #expect(outcome.selectedProvider == "openai" && outcome.modelVersion == "gpt-5-2026-01")
        }
    }

    @Test("a request that is sent again counts once, in every format and encoding")
    func retries() async throws {
        try await TraceBench.with { bench in
            let plain = try TraceBench.fixture("requests.pb")
            let first = await bench.send(plain)
            #expect(first.status == 200 && first.headers["Content-Type"] == "application/x-protobuf")
            let packed = try TraceBench.fixture("requests.pb.gz")
            let text = try TraceBench.fixture("requests.json")
            let again = [
                await bench.send(plain),
                await bench.send(packed, encoding: "gzip"),
                await bench.send(Zstd.compress(plain, level: 3), encoding: "zstd"),
            ]
            for answer in again { #expect(answer == first) }
            let asText = await bench.send(text, "application/json; charset=utf-8")
            #expect(asText.status == 200 && asText.partial?.rejected == "4")
            let count = try await bench.outcomeCount()
            #expect(count == 9)
        }
    }

    @Test("a repeat counts once although a provider was made in between")
    func providersBetween() async throws {
        try await TraceBench.with { bench in
            let body = try TraceBench.fixture("requests.json")
            _ = await bench.send(body, Self.json)
            let config = ProviderConfig(
                name: "environments/prod/providers/anthropic", enabled: true, timeoutMs: 1_000)
            _ = try await bench.bench.call(
                ProviderServiceMethods.putProviderConfig,
                PutProviderConfigRequest(providerConfig: config, mutation: .fresh()))
            let answer = await bench.send(body, Self.json)
            #expect(answer.status == 200)
            let count = try await bench.outcomeCount()
            #expect(count == 9)
        }
    }

    @Test("requests at the same time count once")
    func concurrent() async throws {
        try await TraceBench.with { bench in
            let body = try TraceBench.fixture("requests.pb")
            await withTaskGroup { group in
                for _ in 0..<4 { group.addTask { await bench.send(body).status } }
                for await status in group { #expect(status == 200) }
            }
            let count = try await bench.outcomeCount()
            #expect(count == 9)
        }
    }

    @Test("results of evaluations become samples of their run, once")
    func evaluations() async throws {
        try await TraceBench.with { bench in
            try await bench.bench.run("evalRuns/otel", [])
            let body = try TraceBench.fixture("evaluations.pb")
            for _ in 0..<2 {
                let answer = await bench.send(body)
                #expect(answer.status == 200 && answer.body.isEmpty)
            }
            let samples = try await bench.samples(of: "evalRuns/otel")
            #expect(samples.count == 3)
            let second = samples.first { $0.sampleId == "case-2" }
            #expect(second?.scores == ["relevance": 0.25, "correctness": 0] && second?.latencyMs == 200)
            let third = samples.first { $0.status == .timeout }
            #expect(third?.errorCode == "timeout")
            let count = try await bench.outcomeCount()
            #expect(count == 0)
        }
    }

    @Test("a run that does not exist, or an environment, rejects the spans and says so")
    func places() async throws {
        try await TraceBench.with { bench in
            let noRun = await bench.send(try TraceBench.fixture("evaluations.json"), Self.json)
            #expect(noRun.status == 200)
            // Four spans, two of one sample.
            #expect(noRun.partial?.rejected == "4")
            #expect(noRun.partial?.message.contains("evalRuns/otel") == true)
            let text = String(decoding: try TraceBench.fixture("requests.json"), as: UTF8.self)
                .replacing("\"prod\"", with: "\"nowhere\"")
            let noPlace = await bench.send(Array(text.utf8), Self.json)
            #expect(noPlace.status == 200 && noPlace.partial?.rejected == "13")
            #expect(noPlace.partial?.message.contains("environments/nowhere does not exist") == true)
        }
    }

    @Test("who may not report gets 403; who may in another environment too")
    func permissions() async throws {
        let body = try TraceBench.fixture("requests.json")
        for authority in [
            Caller.Authority.granted([]),
            .granted([Authorisation(permissions: [Permission("outcome.read")], scope: .everything)]),
        ] {
            try await TraceBench.with(authority: authority) { bench in
                let answer = await bench.send(body, Self.json)
                #expect(answer.status == 403 && answer.json?["code"]?.int64 == 7)
                let count = try await bench.outcomeCount()
                #expect(count == 0)
            }
        }
        let reporter = Authorisation(permissions: [Permission("outcome.report")], scope: .everything)
        try await TraceBench.with(authority: .granted([reporter])) { bench in
            let answer = await bench.send(body, Self.json)
            #expect(answer.status == 200 && answer.partial?.rejected == "4")
            let count = try await bench.outcomeCount()
            #expect(count == 9)
        }
    }

    @Test("a connection that is gone is answered by 503 and a time to wait")
    func gone() async throws {
        try await TraceBench.with { bench in
            bench.channel.close()
            let answer = await bench.send(try TraceBench.fixture("requests.json"), Self.json)
            #expect(answer.status == 503 && answer.headers["Retry-After"] == "1")
            #expect(answer.json?["code"]?.int64 == 14)
        }
    }

    @Test("what cannot be read is refused, and a sender does not repeat it")
    func refused() async throws {
        try await TraceBench.with { bench in
            func status(_ body: [UInt8], _ type: String?, _ encoding: String? = nil) async -> Int {
                let answer = await bench.send(body, type, encoding: encoding)
                // The body is a google.rpc.Status.
                if type == Self.json { #expect(answer.json?["message"]?.string?.isEmpty == false) }
                return answer.status
            }
            let text = Array("{".utf8)
            let malformed = await status(text, Self.json)
            let notProtobuf = await status([0x0A], "application/x-protobuf")
            let notGzip = await status(text, Self.json, "gzip")
            let notZstd = await status(text, Self.json, "zstd")
            // An empty frame that asks for a window of 128 MiB.
            let window = await status([0x28, 0xB5, 0x2F, 0xFD, 0, 0x88, 1, 0, 0], Self.json, "zstd")
            #expect([malformed, notProtobuf, notGzip, notZstd, window] == [400, 400, 400, 400, 400])
            let noType = await status(text, nil)
            let otherType = await status(text, "text/plain")
            let otherEncoding = await status(text, Self.json, "deflate")
            #expect([noType, otherType, otherEncoding] == [415, 415, 415])
            let zeros = [UInt8](repeating: 0x20, count: OTLPLimits.bodyBytesMax + 1)
            let large = await status(zeros, Self.json)
            let bomb = await status(Zstd.compress(zeros, level: 1), Self.json, "zstd")
            #expect([large, bomb] == [413, 413])
            let empty = await bench.send([])
            #expect(empty.status == 200 && empty.body.isEmpty)
            let emptyText = await bench.send(Array("{}".utf8), Self.json)
            #expect(emptyText.status == 200 && emptyText.json == .object([]))
        }
    }

    @Test("more outcomes than a batch may have go in several, and count once")
    func batches() async throws {
        try await TraceBench.with { bench in
            var scope: [UInt8] = []
            for number in 0..<10_000 { scope += Self.field(2, Self.span(number)) }
            var resource = WireWriter()
            resource.field(1, Self.pair("deployment.environment.name", "prod"))
            let body = Self.field(1, Self.field(1, resource.bytes) + Self.field(2, scope))
            for _ in 0..<2 {
                let answer = await bench.send(body)
                #expect(answer.status == 200 && answer.body.isEmpty)
            }
            let count = try await bench.outcomeCount()
            #expect(count == 10_000)
        }
    }

    private static func field(_ number: UInt32, _ content: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.field(number, content)
        return writer.bytes
    }

    private static func pair(_ key: String, _ value: String) -> [UInt8] {
        field(1, Array(key.utf8)) + field(2, field(1, Array(value.utf8)))
    }

    private static func span(_ number: Int) -> [UInt8] {
        let id = (0..<8).map { UInt8(truncatingIfNeeded: (number + 1) >> ($0 * 8)) }
        let time = (0..<8).map { UInt8(truncatingIfNeeded: 1_764_000_000_000_000_000 >> ($0 * 8)) }
        let attributes = [("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openai")]
        var bytes = field(1, id + id)
        bytes += field(2, id)
        // The times, both fixed64: fields 7 and 8.
        bytes += [0x39] + time
        bytes += [0x41] + time
        for (key, value) in attributes { bytes += field(9, pair(key, value)) }
        return bytes
    }
}

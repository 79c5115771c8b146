import RegentMessages
import RegentServiceTestKit
import Testing

@Suite("Time by stage")
struct ProfileTests {
    private func profile(_ caller: DepthClient) async throws -> Profile {
        try #require(try await caller.unary(ServerServiceMethods.getProfile, GetProfileRequest()).profile)
    }

    /// What each stage was counted for between two profiles; records what fell.
    private func counts(_ before: Profile, _ after: Profile) -> [String: UInt64] {
        #expect(before.startTime == after.startTime && before.elapsedNs <= after.elapsedNs)
        #expect(before.stages.map(\.stage) == after.stages.map(\.stage))
        var counts: [String: UInt64] = [:]
        for (old, new) in zip(before.stages, after.stages) {
            #expect(old.count <= new.count && old.totalNs <= new.totalNs, "\(new.stage) fell")
            counts[new.stage] = new.count &- old.count
        }
        return counts
    }

    @Test("An upload and a seal move the stages they pass, by their batches")
    func uploadAndSeal() async throws {
        try await DepthClient.with(.socket) { caller in
            _ = try await Samples.create(caller, "evalRuns/timed")
            let start = try await profile(caller)
            #expect(
                start.stages.map(\.stage) == [
                    "decode", "decompress", "check", "compress", "digest", "write", "commit", "kernel",
                ])
            _ = try await Samples.upload(caller, "evalRuns/timed", Samples.batches(3, of: 100))
            let uploaded = try await profile(caller)
            let upload = counts(start, uploaded)
            // A stream of a start and three batches of rows, each with a cold block that is made and read again.
            #expect((upload["decode"], upload["decompress"]) == (7, 3))
            #expect((upload["check"], upload["compress"], upload["digest"]) == (3, 3, 3))
            // Batches may share COMMITs; before them it is recorded who uploads.
            #expect((2...4).contains(upload["commit"] ?? 0) && upload["write"] == upload["commit"])
            #expect(upload["kernel"] == 0)

            _ = try await caller.unary(
                EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/timed", mutation: .fresh()))
            let seal = counts(uploaded, try await profile(caller))
            #expect((seal["kernel"], seal["digest"], seal["check"]) == (3, 3, 3))
            #expect(seal["commit"] == 1 && seal["compress"] == 0)
        }
    }

    @Test("Reported outcomes are timed too, and decisions about single keys are not")
    func outcomes() async throws {
        try await DepthClient.with(.socket) { caller in
            try await EveryMethodTests.routing(caller)
            let start = try await profile(caller)
            _ = try await caller.unary(
                RoutingServiceMethods.selectBatch, SelectBatchRequest(environment: "canary", keys: ["k", "l"]))
            let routed = try await profile(caller)
            #expect(counts(start, routed).values.allSatisfy { $0 == 0 })
            try await EveryMethodTests.outcomes(caller)
            let moved = counts(routed, try await profile(caller))
            #expect((moved["check"], moved["compress"], moved["digest"]) == (1, 1, 1))
            #expect(moved["kernel"] == 1 && moved["commit"] == 1)
        }
    }

    @Test("The server says what its machine has and chose", arguments: Depth.allCases)
    func hardware(depth: Depth) async throws {
        try await DepthClient.with(depth) { caller in
            let server = try await caller.unary(ServerServiceMethods.getServerInfo, GetServerInfoRequest()).server
            let hardware = try #require(server?.hardware)
            #expect(hardware.usableCores >= 1 && hardware.logicalCores >= 1)
            let values = Dictionary(uniqueKeysWithValues: hardware.choices.map { ($0.name, $0.value) })
            #expect(values["batch_samples_max"] == 8_192 && (1...4).contains(values["event_loops"] ?? 0))
            #expect(values["store_cache_bytes"] == 2_048_000)
        }
    }
}

import RegentKernels
import RegentMessages
import RegentServiceTestKit
import RegentServices
import RegentSystem
import Testing

@Suite("Server service")
struct ServerServiceTests {
    @Test("What is said of the machine is what was found; every kernel names its variant")
    func hardware() async throws {
        let bench = try await ServiceBench.open()
        let response = try await bench.call(ServerServiceMethods.getServerInfo, GetServerInfoRequest())
        let (server, machine) = (try #require(response.server), Machine())
        let hardware = try #require(server.hardware)
        #expect(hardware.instructionSets == machine.instructionSets && hardware.architecture == machine.architecture)
        #expect(
            [hardware.physicalCores, hardware.logicalCores, hardware.usableCores]
                == [machine.physicalCores ?? 0, machine.logicalCores, machine.usableCores].map { UInt32($0) })
        #expect(
            [hardware.l1dBytes, hardware.l2Bytes, hardware.l3Bytes, hardware.memoryBytes, hardware.memoryLimitBytes]
                == [machine.l1dBytes, machine.l2Bytes, machine.l3Bytes, machine.memoryBytes, machine.memoryLimitBytes]
                .map { $0 ?? 0 })
        #expect(hardware.choices == [])
        #expect(server.kernels == TextMap(Kernels.variants.mapValues(\.description)) && server.kernels.count == 8)
    }

    @Test("Time by stage is that of the context's clocks")
    func profile() async throws {
        let bench = try await ServiceBench.open()
        bench.context.clocks.add(.commit, .microseconds(5))
        try await bench.run("evalRuns/r", ["a", "b"])
        let profile = try await bench.call(ServerServiceMethods.getProfile, GetProfileRequest()).profile
        let stages = Dictionary(uniqueKeysWithValues: (profile?.stages ?? []).map { ($0.stage, $0) })
        #expect(stages["commit"] == StageTime(stage: "commit", count: 1, totalNs: 5_000))
        #expect(stages["check"]?.count == 1 && stages["digest"]?.count == 1 && stages["kernel"]?.count == 0)
        #expect(profile?.startTime?.microseconds == 1 && (profile?.elapsedNs ?? 0) > 0)
    }
}

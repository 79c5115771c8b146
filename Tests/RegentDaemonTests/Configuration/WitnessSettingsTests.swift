import RegentDaemon
import Testing

@Suite("Settings of witnesses")
struct WitnessSettingsTests {
    private static let key = "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"

    private func load(_ witnesses: [String]) async throws -> [WitnessSettings] {
        var flags = DaemonConfiguration.Flags(data: "/nowhere")
        flags.witnesses = witnesses
        return try await DaemonConfiguration.load(flags: flags, configurationFile: nil, environment: [:]).witnesses
    }

    @Test("A witness is its key and its URL, below which it is asked")
    func parts() async throws {
        let witnesses = try await load(["\(Self.key) https://witness.example/api/"])
        #expect(witnesses.map(\.verifier.name) == ["witness.example/w1"])
        #expect(witnesses.map(\.target.description) == ["https://witness.example/api/add-checkpoint"])
    }

    @Test(
        "What is no witness is refused",
        arguments: [
            [WitnessSettingsTests.key], ["\(WitnessSettingsTests.key) ftp://witness.example"],
            ["x https://witness.example"], ["\(WitnessSettingsTests.key) https://w.example?a=1"],
            ["\(WitnessSettingsTests.key) https://a.example", "\(WitnessSettingsTests.key) https://b.example"],
            ["PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW https://a.example"],
        ])
    func refused(witnesses: [String]) async throws {
        await #expect(throws: ConfigurationError.self) { try await load(witnesses) }
    }
}

import Foundation
import RegentDaemon
import RegentGateway
import RegentTestKit
import Testing

@Suite("Settings of tracing")
struct TracingSettingsTests {
    private func load(
        _ flags: DaemonConfiguration.Flags, _ environment: [String: String] = [:]
    ) async throws -> TracingSettings {
        try await DaemonConfiguration.load(flags: flags, configurationFile: nil, environment: environment).tracing
    }

    @Test("Without a place there is no tracing; a collector has the path of the protocol unless it says another")
    func places() async throws {
        let none = try await load(.init(data: "d"))
        #expect(!none.isOn && none.share == 0.01)
        let collector = try await load(.init(data: "d", otlp: "http://127.0.0.1:4318"))
        #expect(collector.isOn && collector.collector?.description == "http://127.0.0.1:4318/v1/traces")
        let named = try await load(.init(data: "d", otlp: "https://c.example/otlp"))
        #expect(named.collector?.description == "https://c.example/otlp")
        let file = try await load(.init(data: "d", otlpFile: "/x/spans.jsonl", traceSampling: 0.5))
        #expect(file.isOn && file.file == "/x/spans.jsonl" && file.share == 0.5)
        let variable = try await load(.init(data: "d"), ["REGENT_TRACE_SAMPLING": "1", "REGENT_OTLP": "http://c:1/x"])
        #expect(variable.share == 1 && variable.collector?.description == "http://c:1/x")
    }

    @Test("What cannot be used is refused with its setting")
    func refused() async throws {
        for (flags, setting) in [
            (DaemonConfiguration.Flags(data: "d", otlp: "collector:4318"), "otlp"),
            (DaemonConfiguration.Flags(data: "d", otlpFile: "spans.jsonl"), "otlp_file"),
            (DaemonConfiguration.Flags(data: "d", traceSampling: 1.5), "trace_sampling"),
            (DaemonConfiguration.Flags(data: "d", traceSampling: -0.1), "trace_sampling"),
        ] {
            let error = await #expect(throws: ConfigurationError.self) { _ = try await load(flags) }
            #expect(error?.setting == setting)
        }
    }

    @Test("A collector that cannot be reached holds up nothing")
    func unreachable() async throws {
        try await withTemporaryFolder { folder in
            let settings = try await load(.init(data: "d", otlp: "http://127.0.0.1:1", traceSampling: 1))
            var configuration = DaemonConfiguration(data: .memory, socketPath: folder.file("r.sock"))
            configuration.tracing = settings
            let daemon = try await Daemon(configuration, logger: LogFormat.json.logger())
            await daemon.close()
        }
    }
}

import Logging
import RegentDaemon
import RegentMessages
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentSystem
import RegentTelemetry
import RegentTestKit
import RegentTransportInProcess
import Testing

/// The page of metrics of a daemon, read by a call.
@Suite("Metrics of the daemon")
struct MetricsTests {
    private static func with(_ body: (Daemon, RPCChannel) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            let daemon = try await Daemon(
                DaemonConfiguration(data: .memory, socketPath: folder.file("r.sock")), logger: logger)
            let listener = InProcessListener()
            try await daemon.server.serve(listener)
            let channel = try await RPCChannel.connect(listener.dialer(uid: daemon.store.identity.ownerUID))
            do { try await body(daemon, channel) } catch {
                channel.close()
                await daemon.close()
                throw error
            }
            channel.close()
            await daemon.close()
        }
    }

    /// The lines of a page with their values.
    private static func lines(_ page: [UInt8]) -> [String: Double] {
        var lines: [String: Double] = [:]
        for line in String(decoding: page, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            guard let blank = line.lastIndex(of: " ") else { continue }
            lines[String(line[..<blank])] = Double(line[line.index(after: blank)...])
        }
        return lines
    }

    @Test("The page has what was done, in both forms")
    func page() async throws {
        try await Self.with { daemon, channel in
            for key in ["a", "b", "c"] {
                _ = try await channel.unary(
                    RoutingServiceMethods.select, SelectRequest(environment: "prod", key: key))
            }
            _ = try await channel.unary(
                ProviderServiceMethods.createEnvironment,
                CreateEnvironmentRequest(
                    environment: Environment(name: "environments/more"),
                    mutation: .fresh()))
            let answer = try await channel.unary(ServerServiceMethods.getMetrics, GetMetricsRequest())
            #expect(answer.contentType == MetricFormat.text.contentType)
            let lines = Self.lines(answer.page)
            let calls = "regent_rpc_server_call_duration_seconds_count"
            let select = "rpc_method=\"regent.v1.RoutingService/Select\",rpc_response_status_code=\"OK\""
            #expect(lines["\(calls){\(select)}"] == 3)
            let decisions = lines.filter { $0.key.hasPrefix("regent_decisions_total{environment=\"prod\"") }
            #expect(decisions.values.reduce(0, +) == 3)
            #expect((lines["regent_commit_duration_seconds_count"] ?? 0) >= 1)
            #expect(lines["regent_connections"] == 1 && lines["regent_draining"] == 0)
            #expect((lines["regent_ledger_revision"] ?? 0) >= 1)
            #expect(lines["regent_writer_queue_length{lane=\"bulk\"}"] == 0)
            #expect(lines.keys.contains { $0.hasPrefix("regent_build_info{") })
            #expect((lines["process_cpu_seconds_total"] ?? 0) > 0)
            let open = try await channel.unary(
                ServerServiceMethods.getMetrics, GetMetricsRequest(accept: "application/openmetrics-text"))
            #expect(open.contentType == MetricFormat.openMetrics.contentType)
            #expect(String(decoding: open.page.suffix(6), as: UTF8.self) == "# EOF\n")
            #expect(daemon.metrics.render(accept: open.contentType).contentType == open.contentType)
        }
    }

    @Test("A selection that is answered in place is counted like any other one")
    func inPlace() async throws {
        try await Self.with { daemon, channel in
            let request = SelectRequest(environment: "prod", key: "k")
            for _ in 0..<50 { _ = try await channel.unary(RoutingServiceMethods.select, request) }
            // With metadata it is not answered in place.
            let metadata = [KeyValue(key: "x-test", value: [1])]
            _ = try await channel.unary(RoutingServiceMethods.select, request, CallOptions(metadata: metadata))
            let name = RoutingServiceMethods.select.descriptor.name
            let isCounted = await eventually {
                let entries = daemon.server.methods.durations.entries.filter { $0.method == name }
                return entries.flatMap(\.durations.counts).reduce(0, +) == 51
            }
            #expect(isCounted)
            let lines = Self.lines(daemon.metrics.render(accept: nil).body)
            let decisions = lines.filter { $0.key.hasPrefix("regent_decisions_total{") }
            #expect(decisions.values.reduce(0, +) == 51)
        }
    }
}

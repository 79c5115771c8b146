import Foundation
import RegentGateway
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentTestKit
import RegentTransport
import RegentTransportInProcess

/// Spans on their way to handlers over a store in memory, through a connection in memory.
struct TraceBench: Sendable {
    let bench: ServiceBench
    let channel: RPCChannel
    private let ingestion = TraceIngestion()

    /// Knows everybody as one with the given permissions.
    private struct Door: Authenticator {
        let name: String
        let authority: Caller.Authority

        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
            Caller(name: name, credential: .none, authority: authority)
        }
    }

    /// Runs a body with an environment `prod`, which has the providers openai and custom, and a caller.
    static func with(
        name: String = "principals/reporter", authority: Caller.Authority = .all,
        _ body: (TraceBench) async throws -> Void
    ) async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        let options = ServerOptions(admission: bench.context.admission)
        let server = RPCServer(
            methods: bench.table, authenticator: Door(name: name, authority: authority), options: options)
        let listener = InProcessListener()
        try await server.serve(listener)
        let channel = try await RPCChannel.connect(listener.dialer(uid: 7))
        do {
            try await body(TraceBench(bench: bench, channel: channel))
        } catch {
            await server.drain(grace: .zero)
            throw error
        }
        await server.drain(grace: .zero)
    }

    /// A file of Tests/Fixtures/otlp.
    static func fixture(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Checkout.file("Tests/Fixtures/otlp/\(name)")))
    }

    /// Sends a request.
    func send(
        _ body: [UInt8], _ contentType: String? = "application/x-protobuf", encoding: String? = nil
    ) async -> TraceAnswer {
        await ingestion.ingest(body: body, contentType: contentType, contentEncoding: encoding, over: channel)
    }

    /// Outcomes in the environment.
    func outcomeCount() async throws -> UInt64 {
        let request = GetOutcomeSummaryRequest(environment: "prod")
        return try await bench.call(OutcomeServiceMethods.getOutcomeSummary, request).total?.count ?? 0
    }

    /// Samples of a run.
    func samples(of run: String) async throws -> [EvalSample] {
        try await bench.call(EvaluationServiceMethods.listSamples, ListSamplesRequest(run: run)).samples
    }
}

extension TraceAnswer {
    /// The body as JSON.
    var json: JSONValue? { try? JSONValue(parsing: body) }

    /// What the partial success of a JSON answer says; nil for none.
    var partial: (rejected: String?, message: String)? {
        guard let partial = json?["partialSuccess"] else { return nil }
        return (partial["rejectedSpans"]?.string, partial["errorMessage"]?.string ?? "")
    }
}

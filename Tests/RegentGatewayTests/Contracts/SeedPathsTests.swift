import RegentGateway
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTransport
import RegentTransportInProcess
import RegentWire
import Testing

/// Paths of other systems against the services, over a connection in memory.
@Suite("Paths of other systems, answered by the services", .timeLimit(.minutes(10)))
struct SeedPathsTests {
    /// Lets everybody in as one caller.
    private struct OneDoor: Authenticator {
        let caller: Caller

        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller { caller }
    }

    /// A connection of one caller.
    private struct Visitor {
        let channel: RPCChannel

        /// The answer of HTTP: its status, and its body as JSON.
        func ask(
            _ verb: String, _ path: String, query: [RESTParameter] = [], _ body: String = ""
        ) async throws -> (answer: RESTAnswer, value: JSONValue) {
            let match = try #require(RESTRoutes.regent.match(verb: verb, path: path))
            let answer = await match.answer(query: query, body: Array(body.utf8), headers: RESTHeaders()) {
                (method, message) async throws(RPCError) in
                try await channel.unary(method.name, message, CallOptions())
            }
            return (answer, try JSONValue(parsing: answer.body))
        }
    }

    private static func with(
        _ bench: ServiceBench, as caller: Caller, _ body: (Visitor) async throws -> Void
    ) async throws {
        let server = RPCServer(methods: bench.table, authenticator: OneDoor(caller: caller))
        let listener = InProcessListener()
        try await server.serve(listener)
        let channel = try await RPCChannel.connect(listener.dialer(uid: 7))
        try await body(Visitor(channel: channel))
        channel.close()
        await server.drain(grace: .zero)
    }

    private static let artifact = #"{"name": "m.onnx", "digest": "sha256:\#(String(repeating: "ab", count: 32))"}"#

    @Test("Catalog, versions, promotion, policy, binding, rollback and tick go by the paths of seed 000")
    func catalog() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        for name in ["models/n/versions/1.0.0", "models/n/versions/2.0.0"] { try await bench.released(name) }
        try await bench.prove("models/n/versions/1.0.0", .offline)
        let owner = Caller.owner(uid: bench.store.identity.ownerUID)
        try await Self.with(bench, as: owner) { visitor in
            let model = try await visitor.ask("POST", "/api/ai/models", #"{"model_id": "m", "display_name": "M"}"#)
            #expect(model.answer.status == 200)
            #expect(model.value["model_id"] == .string("m"))
            let version = try await visitor.ask(
                "POST", "/api/ai/models/m/versions", #"{"version_id": "1.0.0", "artifacts": [\#(Self.artifact)]}"#)
            #expect(version.value["model_version_id"] == .string("models/m/versions/1.0.0"))
            let promoted = try await visitor.ask("POST", "/api/ai/models/n/versions/1.0.0:promote")
            #expect(promoted.value["state"] == .string("CANARY"))
            let again = try await visitor.ask("POST", "/api/ai/models/n/versions/1.0.0:promote")
            #expect(again.answer.status == 400)
            #expect(again.value["reason"] == .string("EVIDENCE_MISSING"))
            try await Self.rollOut(visitor, bench)
            let ticked = try await visitor.ask("POST", "/api/ai/jobs:schedule-tick", #"{"limit": 5}"#)
            #expect(ticked.answer.status == 200)
            #expect(ticked.value["done"]?.elements != nil)
        }
    }

    /// The rollout policy of the model n: put, replaced, read, taken back.
    private static func rollOut(_ visitor: Visitor, _ bench: ServiceBench) async throws {
        try await bench.promote("models/n/versions/1.0.0", to: .stable)
        try await bench.promote("models/n/versions/2.0.0", to: .canary)
        let path = "/api/ai/models/n/rollout-policy"
        let put = try await visitor.ask("PUT", path, #"{"stable_version_id": "1.0.0"}"#)
        #expect(put.answer.status == 200)
        let canary = #"{"stable_version_id": "1.0.0", "canary_version_id": "2.0.0", "canary_permille": 100}"#
        let replaced = try await visitor.ask("PUT", path, canary)
        #expect(replaced.answer.status == 200)
        #expect(replaced.answer.headers.contains { $0.name == "Warning" })
        let read = try await visitor.ask("GET", path)
        #expect(read.value["canary_version_id"] == .string("2.0.0"))
        #expect(read.value["canary_permille"] == .number("100"))
        let unreasoned = try await visitor.ask("POST", path + ":rollback")
        #expect(unreasoned.answer.status == 400)
        #expect(unreasoned.value["reason"] == .string("REASON_REQUIRED"))
        let rolledBack = try await visitor.ask("POST", path + ":rollback", #"{"reason": "worse"}"#)
        #expect(rolledBack.answer.status == 200)
        #expect(rolledBack.value["canary_version_id"] == .null)
    }

    @Test("Tasks are listed, confirmed with and without a reason, moved and cancelled by the paths of seed 003")
    func tasks() async throws {
        let bench = try await ServiceBench.open()
        let ada = try await bench.party("ada")
        let regions = ["eu", "us", "asia", "africa"].map { "regions/\($0)" }
        for name in regions {
            _ = try await bench.call(
                RegionServiceMethods.putRegion,
                PutRegionRequest(region: Region(name: name, timeZone: "UTC"), mutation: .fresh()))
        }
        let model = Model(name: "models/m", owner: ada.name)
        _ = try await bench.call(ModelServiceMethods.createModel, CreateModelRequest(model: model, mutation: .fresh()))
        let version = "models/m/versions/1.0.0"
        try await bench.released(version)
        try await bench.deployInStaging(version)
        let tasks = try await bench.begin("prod", of: version, .globalSelective, in: regions, on: "2100-01-01")
        let ids = tasks.map { "/deployment-tasks/" + ($0.name.split(separator: "/").last ?? "") }
        try await Self.with(bench, as: ada) { visitor in
            let mine = try await visitor.ask("GET", "/deployment-tasks/my-tasks")
            #expect(mine.value.elements?.count == 4)
            #expect(mine.value.elements?.first?["assigned_to_id"] == .string("ada"))
            #expect(mine.value.elements?.first?["validation_status"] == .null)
            let plain = try await visitor.ask("PATCH", ids[0] + "/confirm", #"{"confirmation_notes": "done"}"#)
            #expect(plain.value["status"] == .string("CONFIRMED"))
            let twice = try await visitor.ask("PATCH", ids[0] + "/confirm", "{}")
            #expect(twice.answer.status == 400)
            try await Self.override(visitor, bench, ids[1])
            let moved = #"{"planned_production_date": "2100-02-01", "adjustment_reason": "later"}"#
            let adjusted = try await visitor.ask("PATCH", ids[2] + "/adjust", moved)
            #expect(adjusted.value["status"] == .string("ADJUSTED"))
            #expect(adjusted.value["planned_production_date"] == .string("2100-02-01"))
            let cancelled = try await visitor.ask("PATCH", ids[3] + "/cancel", #"{"cancellation_reason": "drift"}"#)
            #expect(cancelled.value["status"] == .string("CANCELLED"))
            let pending = try await visitor.ask(
                "GET", "/deployment-tasks/my-tasks", query: [RESTParameter("status", "ADJUSTED")])
            #expect(pending.value.elements?.count == 1)
            let absent = try await visitor.ask("GET", "/deployment-tasks/none")
            #expect(absent.answer.status == 404)
        }
    }

    /// Confirms a task of a version whose validation is not approved.
    private static func override(_ visitor: Visitor, _ bench: ServiceBench, _ task: String) async throws {
        let request = ValidationRequest(name: "validationRequests/v", version: "models/m/versions/1.0.0")
        _ = try await bench.call(
            ValidationServiceMethods.requestValidation,
            RequestValidationRequest(validationRequest: request, mutation: .fresh()))
        let refused = try await visitor.ask("PATCH", task + "/confirm", "{}")
        #expect(refused.answer.status == 400)
        #expect(refused.value["reason"] == .string("VALIDATION_NOT_APPROVED"))
        #expect(refused.value["field"] == .string("validation_override_reason"))
        let confirmed = try await visitor.ask(
            "PATCH", task + "/confirm", #"{"validation_override_reason": "outage"}"#)
        #expect(confirmed.value["deployed_before_validation_approved"] == .bool(true))
        #expect(confirmed.value["validation_override_reason"] == .string("outage"))
    }
}

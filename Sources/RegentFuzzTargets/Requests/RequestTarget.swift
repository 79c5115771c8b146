import RegentMessages
import RegentModel
import RegentRPC
import RegentServices
import RegentTestKit

extension FuzzTarget {
    /// Every method of the daemon under well-formed requests, over a store that holds something of every kind.
    static let requests = FuzzTarget(waiting: "requests", inputBytesMax: 16_384, seeds: RequestTarget.seeds) {
        (input) async throws(Finding) in try await RequestTarget.check(input)
    }
}

/// Bytes as a script: who calls which method with what, one call after another.
private struct RequestTarget {
    /// Calls of one input at most.
    private static let callsMax = 200

    private let bench: RequestBench
    private var script: FuzzInput
    private var maker = RequestMaker()

    private init(_ bench: RequestBench, _ input: [UInt8]) {
        self.bench = bench
        script = FuzzInput(input)
    }

    static func check(_ input: [UInt8]) async throws(Finding) {
        let bench: RequestBench
        do {
            bench = try await RequestBench.open()
            try await SeededStore.fill(bench)
        } catch { throw Finding("the store cannot be seeded: \(error)") }
        var target = RequestTarget(bench, input)
        let result: Result<Void, Finding>
        do throws(Finding) { result = .success(try await target.run()) } catch { result = .failure(error) }
        await bench.close()
        try result.get()
    }

    private mutating func run() async throws(Finding) {
        try await look()
        for _ in 0..<Self.callsMax where !script.isEmpty { try await step() }
        let report: VerifyReport
        do { report = try await StoreVerification.run(bench.store) { _ in } } catch {
            throw Finding("the store cannot be verified: \(error)")
        }
        try expect(report.faultCount == 0, "the store has faults: \(report.faults)")
    }

    /// Reads what the store holds, so that requests have etags and names to use.
    private mutating func look() async throws(Finding) {
        let owner = Caller.owner(uid: RequestBench.ownerUID)
        let listed = Documents.all.map { $0.listMethod }
        for method in MethodDescriptor.all where listed.contains(method.name) {
            try await perform(method, [[]], owner)
        }
    }

    /// Methods by how often they are called: those with the most to choose more often than others, and rarely those
    /// that are expensive, have nothing to choose, or end single-person mode for good.
    private static let methods: [MethodDescriptor] = {
        let often: Set = [
            "UploadSamples", "ReportOutcomes", "ListOutcomes", "CreateRun", "SealRun", "EvaluateGates", "Watch",
            "GetHistory", "ListSamples", "GetOutcomeSummary", "CompareRuns", "Explain",
        ]
        let rarely: Set = [
            "Backup", "VerifyLedger", "Harden", "GetDescriptorSet", "Check", "Diagnose", "GetServerInfo", "GetProfile",
        ]
        return MethodDescriptor.all.flatMap { method in
            [MethodDescriptor](
                repeating: method, count: often.contains(method.method) ? 8 : rarely.contains(method.method) ? 1 : 4)
        }
    }()

    private mutating func step() async throws(Finding) {
        let method = Self.methods[script.word() % Self.methods.count]
        guard let caller = caller() else { return }
        maker.begin(scope: caller.onlyScope ?? "")
        switch method.method {
        case "UploadSamples":
            let requests = await maker.upload(to: bench.store, &script)
            try await perform(method, requests, caller)
        case "ReportOutcomes":
            let requests = await maker.report(to: bench.store, by: caller.name, &script)
            try await perform(method, requests, caller)
        default:
            let value = maker.request(method.requestType, &script)
            try await perform(method, [try encoding(value, method)], caller)
        }
    }

    /// Who makes a call; nil for a credential that is refused.
    private mutating func caller() -> Caller? {
        let choice = script.byte()
        if choice & 7 == 7 {
            let secret = maker.pool.pick(.secret, &script)
            return try? bench.context.access.caller(token: Array(secret.utf8))
        }
        let uid = choice & 1 == 0 ? RequestBench.ownerUID : script.pick(SeededStore.callerUIDs)
        return try? bench.context.access.caller(uid: uid)
    }

    private func encoding(_ value: JSONValue, _ method: MethodDescriptor) throws(Finding) -> [UInt8] {
        try accepted("a request of \(method.method) cannot be made") {
            try JSONTranscoder().encoding(of: value, as: method.requestType)
        }
    }

    // MARK: Calls

    private mutating func perform(
        _ method: MethodDescriptor, _ requests: [[UInt8]], _ caller: Caller
    ) async throws(Finding) {
        var call = FuzzedCall(method, requests, caller, bench)
        do throws(Finding) {
            try await call.make()
            for facts in call.responses { maker.pool.learn(facts) }
            try await call.check()
            try checkPages(call)
            try await followPages(call)
        } catch { throw Finding("\(error)\n\(call)") }
    }

    /// A page token is one that this listing has given out.
    private mutating func checkPages(_ call: FuzzedCall) throws(Finding) {
        guard let listing = call.listing else { return }
        let token = call.pageToken
        let isKnown = token.isEmpty || maker.pool.isPageToken(token, of: listing)
        switch call.refusal?.reason {
        case nil: try expect(isKnown, "a page token that this listing never gave out is taken: \(token)")
        case ErrorReason.pageTokenInvalid.name?:
            try expect(token.isEmpty || !isKnown, "the listing refuses its own page token: \(token)")
        default: break
        }
        if !call.nextPageToken.isEmpty { maker.pool.note(pageToken: call.nextPageToken, of: listing) }
    }

    /// Reads on in a listing: its own token leads to the next page.
    private mutating func followPages(_ call: FuzzedCall) async throws(Finding) {
        var next = call
        for _ in 0..<3 where !next.nextPageToken.isEmpty && script.bool() {
            let token = next.nextPageToken
            next = FuzzedCall(call.method, [try call.request(withPageToken: token)], call.caller, bench)
            try await next.make()
            for facts in next.responses { maker.pool.learn(facts) }
            try await next.check()
            try checkPages(next)
            try expect(next.refusal == nil, "the next page is refused: \(next)")
            try expect(next.nextPageToken != token, "a page leads to itself: \(next)")
        }
    }

    static func seeds() -> [[UInt8]] {
        // Some dozens of calls each.
        (1...8 as ClosedRange<UInt64>).map { seed in
            var random = SplitMix64(seed: seed)
            return (0..<2_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        }
    }
}

import RegentBulk
import RegentCompression
import RegentMessages
import RegentStorage

extension RequestMaker {
    /// The messages of a report: a start, and batches that mostly go on where the reporter stands.
    mutating func report(to store: Store, by principal: String, _ script: inout FuzzInput) async -> [[UInt8]] {
        let reporter = pool.pick(.reporter, &script)
        let durable = (try? await store.durableOutcomeSeq(reporter: reporter, of: principal)) ?? 0
        let start = OutcomeReportStart(reporter: reporter, resume: script.byte() & 7 != 7)
        var requests = [ReportOutcomesRequest(request: .start(start))]
        for index in 0..<UInt64(script.byte() & 3) {
            var batch = outcomeBatch(&script)
            batch.seq = script.sequence(after: durable &+ index)
            requests.append(ReportOutcomesRequest(request: .batch(batch)))
        }
        return requests.map { $0.encoded() }
    }

    private mutating func outcomeBatch(_ script: inout FuzzInput) -> OutcomeBatch {
        let environment = String(environment(&script).dropFirst("environments/".count))
        let rows = (0..<Int(script.byte() % 8)).map { _ in outcome(of: environment, &script) }
        let style = script.byte() & 7
        guard style > 3, !rows.isEmpty else { return OutcomeBatch(environment: environment, rows: rows) }
        var columns = OutcomeColumns(packing: rows.filter { $0.faults(in: environment).isEmpty })
        switch style {
        case 4: break
        case 5: script.damage(&columns)
        case 6: script.damageCold(of: &columns)
        default: return OutcomeBatch(environment: environment, columns: columns, rows: rows)
        }
        return OutcomeBatch(environment: environment, columns: columns)
    }

    /// An outcome, legal as a rule.
    private mutating func outcome(of environment: String, _ script: inout FuzzInput) -> RouteOutcome {
        let style = script.byte()
        if style == 0xFF { return script.outcome() }
        var outcome = RouteOutcome()
        outcome.requestId = pool.pick(.requestID, &script)
        outcome.createTime = Timestamp(seconds: script.edgeSeconds(), nanos: style & 7 == 7 ? script.edgeNanos() : 0)
        outcome.environment = style & 8 == 0 ? "" : environment
        outcome.selectedProvider = pool.pick(.provider, &script)
        outcome.status = .ok
        if style & 16 != 0 { outcome.latencyMs = script.pick([0, 1, 0.0005, 4_294_967.295]) }
        if style & 32 != 0 { outcome.routeStrategy = RouteStrategy(rawValue: Int32(script.byte() % 5)) }
        if style & 64 != 0 { outcome.policyRevision = script.edgeNumber(most: .max) }
        if style & 128 != 0 {
            let count = UInt32(script.edgeNumber(most: UInt64(UInt32.max)))
            (outcome.attempt, outcome.inputTokens, outcome.featuresExpected) = (count, count, count)
        }
        return outcome
    }
}

extension FuzzInput {
    /// Changes columns so that they no longer fit each other.
    fileprivate mutating func damage(_ columns: inout OutcomeColumns) {
        let edge = UInt64(bitPattern: edgeSeconds())
        switch byte() % 6 {
        case 0: columns.count = pick([0, columns.count &- 1, columns.count &+ 1, 8_192, .max])
        case 1: columns.createTimeUs = columns.createTimeUs.map { _ in edge }
        case 2: columns.outcomeCodes = columns.outcomeCodes.map { _ in UInt32(truncatingIfNeeded: edge) }
        case 3: columns.latencyUs = pick([[], [.max], columns.latencyUs.map { _ in .max }])
        case 4: columns.selectedProvider = dictionary(count: Int(columns.count))
        default: columns.coldZstd = pick([[], Array(columns.coldZstd.dropLast()), columns.coldZstd + [0]])
        }
    }

    /// Changes what is packed in the cold columns.
    fileprivate mutating func damageCold(of columns: inout OutcomeColumns) {
        guard let bytes = try? Zstd.decompress(columns.coldZstd, bytesMax: 1 << 20),
            var cold = try? OutcomeColdColumns(decoding: bytes)
        else { return }
        let (most, count) = (edgeNumber(most: .max), Int(columns.count))
        switch byte() % 6 {
        case 0: cold.requestIds = TextColumn(byteCounts: [.max, 1], text: [0x61])
        case 1: cold.keyDigest = [most]
        case 2: cold.policyRevision = .init(repeating: most, count: count)
        case 3: cold.attempt = .init(repeating: .max, count: count)
        case 4: cold.errorCode = dictionary(count: count)
        default: cold.inputTokens = .init(repeating: .max, count: count + 1)
        }
        columns.coldZstd = Zstd.compress(cold.encoded(), level: 1)
    }
}

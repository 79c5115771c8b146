import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// Decisions for the keys KEY-0 … KEY-(N-1), many at once.
struct KeyShares {
    /// Keys of one call.
    private static let batchSize = 4_096

    let route: RouteOptions
    let key: String
    let count: Int

    /// Prints a line a key.
    func writeEach(_ client: RegentClient) async throws {
        try await forEachBatch(client) { keys, response in
            let endings = response.decisions.map(Self.ending)
            var lines = ""
            for (key, choice) in zip(keys, response.choices) {
                let name = JSONValue.string(key).text(pretty: false)
                lines += "{\"key\":\(name),\(endings[Int(choice)])}\n"
            }
            Terminal.write(lines.printableJSON)
        }
    }

    /// A line behind its key: the provider, and the version and its arm where something names one.
    private static func ending(_ decision: RouteDecision) -> String {
        let fields = [
            ("selected_provider", decision.selectedProvider), ("model_version", decision.modelVersion),
            ("arm", decision.arm == .unspecified ? "" : decision.arm.name),
        ]
        return fields.enumerated().filter { $0.offset == 0 || !$0.element.1.isEmpty }.map { _, field in
            "\"\(field.0)\":" + JSONValue.string(field.1).text(pretty: false)
        }.joined(separator: ",")
    }

    /// Keys of each provider, beside its weight, and of each version.
    func gather(_ client: RegentClient) async throws -> (document: JSONValue, tables: [Table]) {
        var counts: [String: Int] = [:]
        var versions: [Version: Int] = [:]
        try await forEachBatch(client) { _, response in
            var places = [Int](repeating: 0, count: response.decisions.count)
            for choice in response.choices { places[Int(choice)] += 1 }
            for (decision, count) in zip(response.decisions, places) {
                counts[decision.selectedProvider, default: 0] += count
                if !decision.modelVersion.isEmpty { versions[Version(decision), default: 0] += count }
            }
        }
        let weights = try await weights(client)
        let total = weights.values.reduce(0) { $0 + UInt64($1) }
        let providers = Set(weights.keys).union(counts.keys).sorted()
        let rows = providers.map { provider in
            let weight = weights[provider] ?? 0
            let expected = total == 0 ? 0 : Double(weight) / Double(total)
            return (provider, weight, expected, counts[provider] ?? 0, Double(counts[provider] ?? 0) / Double(count))
        }
        let table = Table(
            [.text("provider"), .number("weight"), .number("weight_share"), .number("keys"), .number("share")],
            rows: rows.map { row in
                let shares = [row.2, row.4].map { NumberText.fixed($0, decimals: 6) }
                return [row.0, "\(row.1)", shares[0], "\(row.3)", shares[1]]
            })
        let items = rows.map { row in
            JSONValue.object([
                .init("provider", .string(row.0)), .init("weight", .number(row.1)),
                .init("weight_share", .number(row.2)), .init("keys", .number(row.3)), .init("share", .number(row.4)),
            ])
        }
        let served = served(versions)
        let document: [JSONValue.Member] = [.init("count", .number(count)), .init("providers", .array(items))]
        guard !versions.isEmpty else { return (.object(document), [table]) }
        return (.object(document + [.init("versions", .array(served.items))]), [table, served.table])
    }

    /// A version and its arm.
    private struct Version: Hashable {
        let name: String
        let arm: Arm

        init(_ decision: RouteDecision) { (name, arm) = (decision.modelVersion, decision.arm) }
    }

    /// Keys of each version, in the order of the arms.
    private func served(_ versions: [Version: Int]) -> (items: [JSONValue], table: Table) {
        let rows = versions.sorted { one, two in
            (one.key.arm.rawValue, one.key.name) < (two.key.arm.rawValue, two.key.name)
        }.map { version, keys in
            (version.name, version.arm == .unspecified ? "" : version.arm.name, keys, Double(keys) / Double(count))
        }
        let items = rows.map { row in
            JSONValue.object([
                .init("model_version", .string(row.0)), .init("arm", .string(row.1)), .init("keys", .number(row.2)),
                .init("share", .number(row.3)),
            ])
        }
        let table = Table(
            [.text("model_version"), .text("arm"), .number("keys"), .number("share")],
            rows: rows.map { [$0.0, $0.1, "\($0.2)", NumberText.fixed($0.3, decimals: 6)] })
        return (items, table)
    }

    /// Weights of the configs that may serve.
    private func weights(_ client: RegentClient) async throws -> [String: UInt32] {
        let listed = try await Pages.collect(limit: 0) { size, token in
            let page = try await client.listProviderConfigs(
                ListProviderConfigsRequest(parent: route.environment.name, pageSize: size, pageToken: token))
            return (page.providerConfigs, page.nextPageToken)
        }
        let able = listed.items.filter { $0.enabled ?? true && !route.exclude.contains($0.provider) }
        return Dictionary(able.map { ($0.provider, $0.weight) }) { first, _ in first }
    }

    private func forEachBatch(
        _ client: RegentClient, _ body: ([String], SelectBatchResponse) throws -> Void
    ) async throws {
        var first = 0
        while first < count {
            let keys = (first..<min(count, first + Self.batchSize)).map { "\(key)-\($0)" }
            let request = SelectBatchRequest(
                environment: route.environment.id, keys: keys, model: route.model, job: route.job,
                requestedProvider: route.requested, excludedProviders: route.exclude)
            let response = try await client.selectBatch(request)
            // Every choice is the place of a decision, and comes from outside.
            guard response.choices.count == keys.count,
                response.choices.allSatisfy({ $0 < response.decisions.count })
            else { throw RPCError(.protocolViolation, "the choices are not places of decisions") }
            try body(keys, response)
            first += keys.count
        }
    }
}

import Foundation
import RegentTestKit

/// Three weighted providers, a million keys, one weight raised, and what became of the requests.
struct RoutingDemo {
    static let keyCount = 1_000_000
    static let outcomeCount = 100_000
    /// Provider, weight before, weight after.
    static let providers = [("openai", 60, 60), ("anthropic", 30, 30), ("custom", 10, 30)]

    let folder: TemporaryFolder
    let programs: Programs
    let seed: UInt64

    func run() throws {
        head("Three weighted providers, by one file")
        let before = try manifest("providers.yaml") { $0.1 }
        try programs.run("apply", "-f", before)
        try programs.run("provider", "list", "--environment", "prod")

        head("A million keys: shares next to weights")
        try programs.run("route", "select", "--environment", "prod", "--key", "K", "--count", "\(Self.keyCount)")
        let first = try choices("before.jsonl")
        try checkShares(first, weights: Self.providers.map { ($0.0, $0.1) })

        head("Weight of custom raised from 10 to 30: keys move only to custom")
        let after = try manifest("raised.yaml") { $0.2 }
        try programs.run("diff", "-f", after, expecting: 1)
        try programs.run("apply", "-f", after)
        let second = try choices("after.jsonl")
        try checkShares(second, weights: Self.providers.map { ($0.0, $0.2) })
        try checkMoved(from: first, to: second)
        try programs.run("route", "explain", "--environment", "prod", "--key", "K-0")

        head("\(Self.outcomeCount) outcomes reported, and summarised exactly")
        let outcomes = try writeOutcomes(of: second)
        try programs.run("outcome", "report", outcomes)
        try programs.run("outcome", "summary", "--environment", "prod", "--by", "provider")
        try programs.run(
            "outcome", "list", "--environment", "prod", "--provider", "custom", "--limit", "3")
        try checkSummary(of: second)
    }

    /// Writes the providers with one of their weights; returns the file's path.
    private func manifest(_ name: String, weight: ((String, Int, Int)) -> Int) throws -> String {
        let documents = Self.providers.map { provider in
            """
            name: environments/prod/providers/\(provider.0)
            weight: \(weight(provider))
            is_default: \(provider.0 == "openai")
            """
        }
        let path = folder.file(name)
        try Data((documents.joined(separator: "\n---\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The provider of every key, as a place in `providers`.
    private func choices(_ name: String) throws -> [UInt8] {
        let path = folder.file(name)
        try programs.run(
            "route", "select", "--environment", "prod", "--key", "K", "--count", "\(Self.keyCount)", "-o",
            "jsonl", into: path)
        let places = Dictionary(
            uniqueKeysWithValues: Self.providers.enumerated().map { ("\"\($1.0)\"", UInt8($0)) })
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return try lines.enumerated().map { number, line in
            guard line.contains("\"K-\(number)\""), let place = places.first(where: { line.contains($0.key) })
            else {
                throw DemoError("line \(number + 1) of the selections is \(line)")
            }
            return place.value
        }
    }

    private func checkShares(_ choices: [UInt8], weights: [(String, Int)]) throws {
        let total = Double(weights.reduce(0) { $0 + $1.1 })
        for (place, (provider, weight)) in weights.enumerated() {
            let share = Double(weight) / total
            let count = choices.count { $0 == UInt8(place) }
            let deviation = (Double(Self.keyCount) * share * (1 - share)).squareRoot()
            let distance = abs(Double(count) - Double(Self.keyCount) * share) / deviation
            guard distance <= 4 else { throw DemoError("\(provider) has \(count) keys: \(distance) sigma off") }
        }
        say("Every share is within four sigma of its weight")
    }

    private func checkMoved(from before: [UInt8], to after: [UInt8]) throws {
        let raised = UInt8(Self.providers.count - 1)
        let moved = zip(before, after).filter { $0 != $1 }
        guard moved.allSatisfy({ $0.1 == raised }) else { throw DemoError("a key moved to another provider") }
        let (old, new) = (10.0 / 100, 30.0 / 120)
        let least = Int((new - old) * Double(Self.keyCount))
        say("\(moved.count) of \(Self.keyCount) keys moved, all of them to custom; \(least) is the least")
    }

    /// One generated outcome a key.
    private func outcomes(of choices: [UInt8]) -> [(provider: String, micros: UInt32, isError: Bool)] {
        var generator = SplitMix64(seed: seed)
        return choices.prefix(Self.outcomeCount).map { place in
            let micros = UInt32.random(in: 50_000...3_000_000, using: &generator)
            return (Self.providers[Int(place)].0, micros, Int.random(in: 0..<100, using: &generator) == 0)
        }
    }

    private func writeOutcomes(of choices: [UInt8]) throws -> String {
        let lines = outcomes(of: choices).enumerated().map { number, outcome in
            let second = String(number % 60)
            let time = "2026-01-01T00:00:\(second.count == 1 ? "0" + second : second)Z"
            return """
                {"request_id":"r-\(number)","create_time":"\(time)","environment":"prod",\
                "selected_provider":"\(outcome.provider)","route_strategy":"WEIGHTED",\
                "status":"\(outcome.isError ? "ERROR" : "OK")","latency_ms":\(Double(outcome.micros) / 1_000)}
                """
        }
        let path = folder.file("outcomes.jsonl")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// The summary against counting and sorting.
    private func checkSummary(of choices: [UInt8]) throws {
        let summary = try programs.object("outcome", "summary", "--environment", "prod", "--by", "provider")
        let groups = (summary?["groups"] as? [[String: Any]]) ?? []
        for (provider, _, _) in Self.providers {
            let expected = outcomes(of: choices).filter { $0.provider == provider }
            let latencies = expected.map(\.micros).sorted()
            let p95 = Double(latencies[Int((0.95 * Double(latencies.count)).rounded(.up)) - 1]) / 1_000
            let group = groups.first { $0["value"] as? String == provider }
            let errorRate = (group?["error_rate"] as? NSNumber)?.doubleValue ?? -1
            guard (group?["count"] as? NSNumber)?.intValue == expected.count,
                (group?["p95_latency_ms"] as? NSNumber)?.doubleValue == p95,
                Int((errorRate * Double(expected.count)).rounded()) == expected.count(where: \.isError)
            else { throw DemoError("\(provider): \(String(describing: group)), not \(expected.count), \(p95)") }
        }
        say("Counts, error rates and p95 of every provider equal those of the seed")
    }

    private func head(_ text: String) { say("\n== \(text)") }
}

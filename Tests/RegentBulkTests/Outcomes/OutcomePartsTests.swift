import RegentBulk
import RegentCompression
import RegentMessages
import RegentTestKit
import Testing

/// Merging and cutting of columns against packing the rows.
@Suite("Parts of outcomes")
struct OutcomePartsTests {
    static func checked(_ rows: [RouteOutcome]) throws -> CheckedOutcomes {
        try CheckedOutcomes(checking: OutcomeBatch(environment: "prod", rows: rows))
    }

    /// Whether two have the same columns, whatever the level of their frames.
    static func expectSame(_ one: CheckedOutcomes, _ other: CheckedOutcomes, _ what: String) {
        var (first, second) = (one.columns, other.columns)
        (first.coldZstd, second.coldZstd) = ([], [])
        #expect(first == second && one.cold == other.cold && one.environment == other.environment, "\(what)")
        #expect(one.contentDigest == other.contentDigest, "\(what)")
    }

    @Test("parts merged are the rows packed together, and cut again they are the parts")
    func parts() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for counts in [[1], [1, 1], [100, 3, 40], [1, 500, 1, 1, 200]] {
            var parts = counts.map { CheckedOutcomesTests.seeded($0, &generator) }
            // A part without some values, one with texts that come again in another order.
            for row in parts[0].indices {
                (parts[0][row].useCase, parts[0][row].modelVersion, parts[0][row].keyDigest) = ("", "", 0)
            }
            parts[parts.count - 1].reverse()
            let merged = CheckedOutcomes.merging(try parts.map { try Self.checked($0) })
            Self.expectSame(merged, try Self.checked(Array(parts.joined())), "\(counts), seed \(seed)")
            let frame = try Zstd.decompress(merged.columns.coldZstd, bytesMax: 4 << 20)
            #expect(frame == merged.cold.encoded() && merged.coldByteCount == frame.count)
            var start = 0
            for part in parts {
                let cut = merged.rows(start..<start + part.count)
                Self.expectSame(cut, try Self.checked(part), "\(counts), seed \(seed)")
                start += part.count
            }
        }
    }

    @Test("the digest of a content tells every column and the environment")
    func digest() throws {
        var generator = SplitMix64(seed: 5)
        let rows = CheckedOutcomesTests.seeded(10, &generator)
        let changes: [(inout RouteOutcome) -> Void] = [
            { $0.requestId += "x" }, { $0.latencyMs = 7 }, { $0.createTime = Timestamp(seconds: 9) },
            { $0.useCase = "other" }, { $0.ttftMs = 3 }, { $0.errorCode = "x" }, { $0.attempt = 9 }, { _ in },
        ]
        var digests = try changes.map { change in
            var changed = rows
            change(&changed[4])
            return try Self.checked(changed).contentDigest
        }
        let elsewhere = rows.map { row in
            var row = row
            row.environment = "staging"
            return row
        }
        digests.append(
            try CheckedOutcomes(checking: OutcomeBatch(environment: "staging", rows: elsewhere)).contentDigest)
        #expect(Set(digests).count == digests.count)
    }
}

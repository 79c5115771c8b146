import RegentBulk
import RegentMessages
import RegentTestKit
import Testing

/// How columns are kept, against the columns that went in.
@Suite("Stored columns of outcomes")
struct StoredColumnsTests {
    static func columns(_ count: Int, _ generator: inout SplitMix64) -> OutcomeColumns {
        var columns = OutcomeColumns(packing: CheckedOutcomesTests.seeded(count, &generator))
        columns.coldZstd = []
        return columns
    }

    @Test("columns come back to the byte, with times and without", arguments: [1, 2, 127, 128, 129, 1_000, 8_192])
    func roundTrip(count: Int) throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let columns = Self.columns(count, &generator)
        let (hot, times) = (columns.storedHot(), columns.storedTimes())
        #expect(OutcomeColumns(storedHot: hot, times: times) == columns, "seed \(seed)")
        var timeless = columns
        timeless.createTimeUs = []
        #expect(OutcomeColumns(storedHot: hot, times: nil) == timeless, "seed \(seed)")
        if count == 8_192 {
            #expect(hot.count < 6 * count && times.count < 5 * count)
        }
    }

    @Test("any form of columns comes back: absent ones, codes of one text, many words, the greatest numbers")
    func forms() {
        var generator = SplitMix64(seed: 6)
        let whole = Self.columns(600, &generator)
        let changes: [@Sendable (inout OutcomeColumns) -> Void] = [
            { ($0.selectedProvider, $0.modelVersion, $0.useCase) = (nil, nil, nil) },
            { $0.modelVersion = DictionaryColumn(values: ["é", "e\u{301}"], codes: $0.latencyUs.map { $0 % 3 }) },
            { $0.outcomeCodes = $0.outcomeCodes.indices.map { UInt32($0) * 211 } },
            { $0.outcomeCodes = $0.outcomeCodes.map { _ in .max } },
            { $0.latencyUs[7] = .max }, { $0.latencyUs = $0.latencyUs.map { _ in 0 } },
            { ($0.createTimeUs[0], $0.createTimeUs[1]) = (0, .max) },
            { $0.modelVersion = DictionaryColumn(values: ["a"], codes: $0.latencyUs.map { _ in 1 }) },
        ]
        for (place, change) in changes.enumerated() {
            var columns = whole
            change(&columns)
            let again = OutcomeColumns(storedHot: columns.storedHot(), times: columns.storedTimes())
            #expect(again == columns, "change \(place)")
        }
        let none = OutcomeColumns()
        #expect(OutcomeColumns(storedHot: none.storedHot(), times: none.storedTimes()) == none)
    }

    @Test("damaged bytes give other columns or none, and never trap")
    func damaged() {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let columns = Self.columns(300, &generator)
        let (hot, times) = (columns.storedHot(), columns.storedTimes())
        for count in 0..<hot.count {
            #expect(OutcomeColumns(storedHot: Array(hot.prefix(count)), times: nil) == nil, "\(count) bytes")
        }
        for count in 0..<times.count {
            #expect(OutcomeColumns(storedHot: hot, times: Array(times.prefix(count))) == nil, "\(count) bytes of times")
        }
        #expect(OutcomeColumns(storedHot: hot + [0], times: nil) == nil)
        for _ in 0..<3_000 {
            var changed = hot
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                changed[.random(in: changed.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            let found = OutcomeColumns(storedHot: changed, times: times)
            #expect(found.map { $0.outcomeCodes.count == $0.latencyUs.count } ?? true, "seed \(seed)")
        }
    }
}

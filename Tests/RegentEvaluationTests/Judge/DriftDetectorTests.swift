import Foundation
import RegentEvaluation
import RegentTestKit
import Testing

@Suite("The detector after promotion")
struct DriftDetectorTests {
    /// Values until an alarm, at most `valuesMax`.
    static func run(
        _ seed: UInt64, valuesMax: Int, valuesBetweenAlarms: Double = 1_000, _ harm: (Int) -> Double
    ) throws -> Int {
        var random = SplitMix64(seed: seed)
        var detector = try #require(DriftDetector(margin: 0.01, valuesBetweenAlarms: valuesBetweenAlarms))
        while !detector.isAlarm, detector.count < valuesMax {
            let value: Double = random.unit() < harm(detector.count) ? 1 : 0
            let isAdded = detector.add(value - 0.03)
            #expect(isAdded)
        }
        return detector.count
    }

    @Test("Without harm there are at least as many values between alarms as it says")
    func falseAlarms() throws {
        // The worst that the margin allows; cut short, so that the mean is too low rather than too high.
        let lengths = try (0..<80 as Range<UInt64>).map { try Self.run($0, valuesMax: 4_000) { _ in 0.04 } }
        let mean = Double(lengths.reduce(0, +)) / 80
        print("detector: \(mean) values to a false alarm")
        #expect(mean >= 1_000)
    }

    @Test("A change is found soon, however long there was none")
    func change() throws {
        for calm in [100, 3_000] {
            let delays = try (0..<41 as Range<UInt64>).compactMap { seed -> Int? in
                let found = try Self.run(seed, valuesMax: calm + 2_000, valuesBetweenAlarms: 20_000) {
                    $0 < calm ? 0.03 : 0.15
                }
                return found > calm ? found - calm : nil
            }.sorted()
            #expect(delays.count >= 30)
            print("detector: half of the changes after \(calm) values are found \(delays[delays.count / 2]) later")
            #expect(delays[delays.count / 2] < 250)
        }
    }

    @Test("It continues from its numbers, and takes nothing outside its range")
    func numbers() throws {
        var random = SplitMix64(seed: 3)
        var detector = try #require(DriftDetector(margin: 0.02, valuesBetweenAlarms: 100))
        for _ in 0..<300 {
            let isAdded = detector.add(random.unit() * 2 - 1)
            #expect(isAdded)
            let stored = detector
            detector = try #require(
                DriftDetector(
                    margin: stored.margin, valuesBetweenAlarms: stored.valuesBetweenAlarms, count: stored.count,
                    logs: stored.logs, isAlarm: stored.isAlarm))
            #expect(detector == stored)
        }
        for value in [Double.nan, 2, -Double.infinity] {
            let isAdded = detector.add(value)
            #expect(!isAdded)
        }
        #expect(DriftDetector(margin: 1, valuesBetweenAlarms: 100) == nil)
        #expect(DriftDetector(margin: 0, valuesBetweenAlarms: .infinity) == nil)
        #expect(DriftDetector(margin: 0, valuesBetweenAlarms: 9, count: 0, logs: [0], isAlarm: false) == nil)
        let damaged = [Double](repeating: .nan, count: detector.logs.count)
        #expect(DriftDetector(margin: 0, valuesBetweenAlarms: 9, count: 0, logs: damaged, isAlarm: false) == nil)
    }
}

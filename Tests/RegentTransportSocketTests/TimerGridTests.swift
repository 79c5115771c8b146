import RegentTransportSocket
import Testing

@Suite("Moments of long timers")
struct TimerGridTests {
    private static let spacing = TimerGrid.spacingNanoseconds

    @Test("a short timer fires at its moment", arguments: [0, 1, spacing - 1, spacing, 3 * spacing + 7])
    func short(_ moment: UInt64) {
        for delay in [Duration.zero, .milliseconds(1), TimerGrid.delayMin - .nanoseconds(1)] {
            #expect(TimerGrid.nanoseconds(for: moment, after: delay) == moment)
        }
    }

    private static let rounded: [(moment: UInt64, expected: UInt64)] = [
        (0, 0), (1, spacing), (spacing - 1, spacing), (spacing, spacing), (spacing + 1, 2 * spacing),
        (UInt64(Int64.max), UInt64(Int64.max)),
    ]

    @Test("a long timer fires at the first moment of the grid that is not early", arguments: rounded)
    func long(_ moment: UInt64, _ expected: UInt64) {
        for delay in [TimerGrid.delayMin, .seconds(30), .seconds(1 << 40)] {
            #expect(TimerGrid.nanoseconds(for: moment, after: delay) == expected)
        }
    }

    @Test("the timers of 400 connections made within a third of a second fire at no more than 23 moments")
    func shared() {
        let begin: UInt64 = 1_234_567_890_123
        let moments = (0..<400).map { number in
            TimerGrid.nanoseconds(for: begin + UInt64(number) * 833_333, after: .seconds(1))
        }
        #expect(Set(moments).count <= 23)
    }
}

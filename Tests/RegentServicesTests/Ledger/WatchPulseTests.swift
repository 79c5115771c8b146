import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

@Suite("Waking watchers", .timeLimit(.minutes(10)))
struct WatchPulseTests {
    /// Pauses between pulses that end when the test says so.
    private final class Pauses: Sendable {
        private let state = Mutex<(begun: Int, allowed: Int)>((0, 0))

        var begun: Int { state.withLock { $0.begun } }

        func end() { state.withLock { $0.allowed += 1 } }

        func pause() async throws {
            let number = state.withLock { state in
                state.begun += 1
                return state.begun
            }
            while state.withLock({ $0.allowed < number }) {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }

    @Test("the first change is passed on at once, and those of a pause together after it")
    func together() async throws {
        let ledger = RevisionSignal(last: 3)
        let pauses = Pauses()
        let pulse = WatchPulse(ledger, pause: pauses.pause)
        pulse.join()
        ledger.publish(4)
        #expect(try await pulse.revision(after: 3) == 4)
        #expect(await eventually { pauses.begun == 1 })
        for revision in 5...9 as ClosedRange<UInt64> { ledger.publish(revision) }
        let woken = try await withThrowingTaskGroup(of: UInt64.self) { group in
            for _ in 0..<50 { group.addTask { try await pulse.revision(after: 4) } }
            #expect(pauses.begun == 1)
            pauses.end()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(woken == [UInt64](repeating: 9, count: 50))
        pulse.leave()
    }

    @Test("what was passed on already does not wait, and what came while nobody watched is passed on at once")
    func past() async throws {
        let ledger = RevisionSignal(last: 0)
        let pauses = Pauses()
        let pulse = WatchPulse(ledger, pause: pauses.pause)
        ledger.publish(2)
        for _ in 0..<3 {
            pulse.join()
            #expect(try await pulse.revision(after: 1) == 2)
            #expect(try await pulse.revision(after: 0) == 2)
            pulse.leave()
        }
        ledger.publish(5)
        pulse.join()
        #expect(try await pulse.revision(after: 2) == 5)
        pulse.leave()
    }

    @Test("it goes on while one of several watches is left")
    func oneLeft() async throws {
        let ledger = RevisionSignal(last: 0)
        let pulse = WatchPulse(ledger, pause: {})
        for _ in 0..<3 { pulse.join() }
        for _ in 0..<2 { pulse.leave() }
        for revision in 1...20 as ClosedRange<UInt64> {
            ledger.publish(revision)
            #expect(try await pulse.revision(after: revision - 1) == revision)
        }
        pulse.leave()
    }

    @Test("nothing follows the ledger once the last watch has ended")
    func ended() async {
        weak var weakly: WatchPulse?
        do {
            let pulse = WatchPulse(RevisionSignal(last: 0))
            weakly = pulse
            for _ in 0..<3 {
                pulse.join()
                pulse.leave()
            }
        }
        // What follows it would hold it.
        #expect(await eventually { weakly == nil })
    }
}

import RegentClient
import RegentTestKit
import Testing

@Suite("Backoff and budget")
struct BackoffTests {
    @Test("The limit grows by 1.6 from 20 ms to 2 s, and starts again after a success")
    func limits() {
        var backoff = Backoff(random: { 1 })
        var limit = 0.020
        for _ in 0..<30 {
            #expect(abs(backoff.next() / .seconds(1) - limit) < 1e-9)
            limit = min(limit * 1.6, 2)
        }
        #expect(limit == 2)
        backoff.reset()
        #expect(backoff.next() == .milliseconds(20))
    }

    @Test("The jitter is full: a wait lies anywhere between nothing and its limit")
    func jitter() {
        var nothing = Backoff(random: { 0 })
        for _ in 0..<10 { #expect(nothing.next() == .zero) }
        var half = Backoff(random: { 0.5 })
        #expect(half.next() == .milliseconds(10))
        #expect(half.next() == .milliseconds(16))
    }

    @Test("The budget has ten tokens: a failure costs one, a success returns a tenth, retries need more than half")
    func budget() {
        var random = SplitMix64(seed: announcedSeed(#function))
        let budget = RetryBudget()
        // In tenths of a token, as the text says it.
        var tenths = 100
        var refused = 0
        for _ in 0..<10_000 {
            if UInt8.random(in: 0..<12, using: &random) == 0 {
                tenths = max(0, tenths - 10)
                let isOpen = budget.spend()
                #expect(isOpen == (tenths > 50))
                refused += isOpen ? 0 : 1
            } else {
                tenths = min(100, tenths + 1)
                budget.earn()
            }
        }
        #expect(refused > 0)
    }
}

import RegentRouting
import Testing

@Suite("Route retry budget")
struct RouteRetryBudgetTests {
    static let second: Int64 = 1_000_000

    /// Retries that a principal gets until it is refused, at one moment.
    static func drain(
        _ budget: inout RouteRetryBudget, _ principal: String, attempts: UInt64 = 0, at micros: Int64 = 0
    ) -> Int {
        for count in 0..<10_000 where budget.draw(principal, attempts: attempts, nowMicros: micros) != nil {
            return count
        }
        return .max
    }

    @Test("a full bucket has a hundred; then ten come a second, and a fifth with each first attempt")
    func rates() {
        var budget = RouteRetryBudget(attempts: 7, nowMicros: 0)
        #expect(Self.drain(&budget, "p", attempts: 7) == 100)
        #expect(Self.drain(&budget, "p", attempts: 7, at: Self.second) == 10)
        #expect(Self.drain(&budget, "p", attempts: 57, at: Self.second) == 10)
        #expect(Self.drain(&budget, "p", attempts: 57, at: Self.second) == 0)
        #expect(Self.drain(&budget, "p", attempts: 1_000_000, at: Self.second) == 100)
    }

    @Test("a refusal says after how long the next retry may be made, and it may be made then")
    func wait() {
        var budget = RouteRetryBudget(attempts: 0, nowMicros: 0)
        _ = Self.drain(&budget, "p")
        let millis = budget.draw("p", attempts: 0, nowMicros: 0)
        #expect(millis == 100)
        let early = budget.draw("p", attempts: 0, nowMicros: 50_000)
        #expect(early == 50)
        let later = budget.draw("p", attempts: 0, nowMicros: 101_000)
        #expect(later == nil)
    }

    @Test("a principal that retries without end leaves the others their part")
    func fairness() {
        var budget = RouteRetryBudget(attempts: 0, nowMicros: 0)
        var (greedy, modest) = (0, 0)
        for step in 0..<2_000 {
            let micros = Int64(step) * 10_000
            for _ in 0..<50 where budget.draw("greedy", attempts: 0, nowMicros: micros) == nil { greedy += 1 }
            // Four a second: less than its half of the ten.
            if step.isMultiple(of: 25), budget.draw("modest", attempts: 0, nowMicros: micros) == nil { modest += 1 }
        }
        #expect(modest == 80)
        // A hundred at first, and half of twenty seconds' pay.
        #expect((190...210).contains(greedy))
    }

    @Test("many principals have a retry each, and an idle one gets no more by its return")
    func many() {
        var budget = RouteRetryBudget(attempts: 0, nowMicros: 0)
        for number in 0..<500 {
            let first = budget.draw("p\(number)", attempts: 0, nowMicros: 0)
            #expect(first == nil)
        }
        let again = budget.draw("p499", attempts: 0, nowMicros: 0)
        #expect(again != nil)
        #expect(budget.principalCount == 500)
        #expect(Self.drain(&budget, "q", at: RouteRetryBudget.activeMicros + Self.second) == 100)
        #expect(budget.principalCount == 1)
    }

    @Test("a clock that goes back and a count that begins anew pay nothing twice and trap nowhere")
    func extremes() {
        var budget = RouteRetryBudget(attempts: 1_000, nowMicros: 50 * Self.second)
        #expect(Self.drain(&budget, "p", attempts: 1_000, at: 50 * Self.second) == 100)
        #expect(Self.drain(&budget, "p", attempts: 1_000, at: 10 * Self.second) == 0)
        #expect(Self.drain(&budget, "p", attempts: 5, at: 10 * Self.second) == 1)
        for micros in [Int64.max, .min, 0, .max] {
            for attempts in [UInt64.max, 0] {
                let millis = budget.draw("p", attempts: attempts, nowMicros: micros)
                #expect(millis ?? 1 >= 1)
            }
        }
    }
}

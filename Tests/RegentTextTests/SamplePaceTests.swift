import RegentText
import Testing

@Suite("Pace of samples")
struct SamplePaceTests {
    @Test("Rate and time left are those of the last ten seconds")
    func pace() {
        var pace = SamplePace()
        #expect(pace.perSecond == nil && pace.remaining(of: 1) == nil)
        pace.look(0, at: .zero)
        #expect(pace.perSecond == nil && pace.remaining(of: 100) == nil)
        pace.look(50, at: .seconds(5))
        #expect(pace.perSecond == 10 && pace.remaining(of: 100) == .seconds(5))
        // Nothing for long: the early samples no longer count.
        pace.look(50, at: .seconds(20))
        pace.look(50, at: .seconds(31))
        #expect(pace.perSecond == 0 && pace.remaining(of: 100) == nil && pace.remaining(of: 50) == .zero)
    }

    @Test("Fewer samples than before begin anew")
    func dropped() {
        var pace = SamplePace()
        pace.look(100, at: .seconds(1))
        pace.look(40, at: .seconds(2))
        #expect(pace.perSecond == nil)
        pace.look(60, at: .seconds(4))
        #expect(pace.perSecond == 10)
    }
}

import RegentDaemon
import RegentSystem
import Testing

@Suite("Returning memory to the system")
struct MemoryReturnTests {
    static let mebibyte = 1 << 20

    /// What a rule does at each look: looks no closer, looks closer, gives back.
    enum Step { case passes, looks, gives }

    /// Looks, at resident and used mebibytes; `after` are resident when memory was given back.
    static func step(_ rule: inout MemoryReturnRule, _ resident: Int, used: Int, after: Int = 0) -> Step {
        guard rule.looksCloser(resident: resident * mebibyte) else { return .passes }
        guard rule.givesBack(resident: resident * mebibyte, used: used * mebibyte) else { return .looks }
        rule.gaveBack(resident: after * mebibyte, used: used * mebibyte)
        return .gives
    }

    @Test("After a burst unused memory is returned once, and again after the next burst")
    func bursts() {
        var rule = MemoryReturnRule()
        #expect(Self.step(&rule, 60, used: 30) == .looks)
        #expect(Self.step(&rule, 80, used: 50) == .passes)
        for _ in 0..<2 {
            #expect(Self.step(&rule, 400, used: 370) == .looks)
            #expect(Self.step(&rule, 400, used: 40, after: 75) == .gives)
            #expect(Self.step(&rule, 75, used: 40) == .passes)
        }
    }

    @Test("Memory in use is not returned; a failing attempt is made once")
    func fruitless() {
        var rule = MemoryReturnRule()
        #expect(Self.step(&rule, 60, used: 30) == .looks)
        for _ in 0..<3 { #expect(Self.step(&rule, 500, used: 460) == .looks) }
        // Small pieces that are in use hold their pages.
        #expect(Self.step(&rule, 500, used: 300, after: 480) == .gives)
        for _ in 0..<3 { #expect(Self.step(&rule, 480, used: 300) == .looks) }
        #expect(Self.step(&rule, 480, used: 40, after: 90) == .gives)
    }

    #if os(Linux)
        @Test("The process knows how much memory it has and uses")
        func process() throws {
            #expect(try #require(ProcessMemory.residentBytes) > Self.mebibyte)
            #expect(try #require(ProcessMemory.usedBytes) > 0)
        }
    #endif
}

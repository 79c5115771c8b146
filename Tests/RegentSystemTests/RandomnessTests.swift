import RegentSystem
import Testing

@Suite("Random bytes")
struct RandomnessTests {
    @Test("as many bytes come as were asked for, and others each time", arguments: [0, 1, 16, 257, 70_000])
    func bytes(_ count: Int) {
        let (one, two) = (Randomness.bytes(count), Randomness.bytes(count))
        #expect(one.count == count)
        // Sixteen equal bytes come about once in 2^128 times.
        #expect(count < 16 || one != two)
        #expect(count < 16 || Set(one).count > 1)
    }
}

import RegentTestKit
import RegentWire
import Testing

@Suite struct FifoTests {
    @Test("what goes in first comes out first, however the two are mixed")
    func order() {
        var random = SplitMix64(seed: announcedSeed("FifoTests.order"))
        var queue = Fifo<Int>()
        var model: [Int] = []
        for value in 0..<20_000 {
            if Bool.random(using: &random) || Bool.random(using: &random) {
                queue.append(value)
                model.append(value)
            } else {
                #expect(queue.popFirst() == (model.isEmpty ? nil : model.removeFirst()))
            }
            if value % 5000 == 4999 {
                while !model.isEmpty { #expect(queue.popFirst() == model.removeFirst()) }
            }
            #expect(queue.count == model.count && queue.front == model.first)
        }
    }
}

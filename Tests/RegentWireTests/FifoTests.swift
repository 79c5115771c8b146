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

    @Test("what is put back comes out next, and what is removed does not come out")
    func prependAndRemove() {
        var random = SplitMix64(seed: announcedSeed("FifoTests.prependAndRemove"))
        var queue = Fifo<Int>()
        var model: [Int] = []
        for value in 0..<20_000 {
            switch Int.random(in: 0..<8, using: &random) {
            case 0..<4:
                queue.append(value)
                model.append(value)
            case 4:
                queue.prepend(value)
                model.insert(value, at: 0)
            case 5 where value % 16 == 0:
                let rest = Int.random(in: 0..<3, using: &random)
                queue.removeAll { $0 % 3 == rest }
                model.removeAll { $0 % 3 == rest }
            case 6 where value % 512 == 0:
                queue.removeAll()
                model = []
            default: #expect(queue.popFirst() == (model.isEmpty ? nil : model.removeFirst()))
            }
            #expect(queue.count == model.count && queue.front == model.first && queue.isEmpty == model.isEmpty)
        }
        while !model.isEmpty { #expect(queue.popFirst() == model.removeFirst()) }
        #expect(queue.popFirst() == nil)
    }
}

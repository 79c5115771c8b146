import RegentAnalytics
import Testing

@Suite("Distinct counts")
struct DistinctCountTests {
    @Test("Up to 10,000 values are counted exactly, however often each is seen", arguments: [0, 1, 7, 10_000])
    func exact(count: Int) {
        var distinct = DistinctCount()
        for pass in 0..<2 {
            for number in 0..<count { distinct.add("value-\(number * 7 + pass * 0)") }
        }
        #expect(distinct.count == Double(count) && !distinct.isEstimate)
    }

    @Test("Above, the estimate is within four standard errors", arguments: [10_001, 50_000, 400_000])
    func estimated(count: Int) {
        var (texts, numbers) = (DistinctCount(), DistinctCount())
        for number in 0..<count {
            texts.add("value-\(number)")
            numbers.add(Double(number) / 8)
        }
        #expect(texts.isEstimate && numbers.isEstimate)
        for found in [texts.count, numbers.count] {
            #expect(abs(found - Double(count)) <= 4 * 0.0081 * Double(count))
        }
    }

    @Test("What it keeps is counted, and bounded")
    func bytes() {
        var distinct = DistinctCount()
        distinct.add(String(repeating: "x", count: 1_000))
        #expect(distinct.byteCount >= 1_000)
        for number in 0..<10_000 { distinct.add("value-\(number)") }
        #expect(distinct.byteCount >= 16_384 && distinct.byteCount < 32_768)
    }

    @Test("Both zeros are one number, and texts are compared by their bytes")
    func sameValues() {
        var distinct = DistinctCount()
        distinct.add(0.0)
        distinct.add(-0.0)
        #expect(distinct.count == 1)
        distinct.add("e\u{301}")
        distinct.add("\u{e9}")
        #expect(distinct.count == 3)
    }
}

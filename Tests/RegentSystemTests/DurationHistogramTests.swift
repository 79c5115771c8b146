import RegentSystem
import Testing

@Suite("Histograms of durations")
struct DurationHistogramTests {
    @Test("A duration is counted in the first bucket whose bound is not below it")
    func buckets() {
        let histogram = DurationHistogram()
        for (place, bound) in DurationHistogram.bounds.enumerated() {
            histogram.note(nanoseconds: bound)
            histogram.note(nanoseconds: bound + 1)
            let counts = histogram.numbers.counts
            #expect(counts[place] == (place == 0 ? 1 : 2) && counts[place + 1] == 1)
        }
        let numbers = histogram.numbers
        #expect(numbers.counts.count == DurationHistogram.bounds.count + 1)
        let bounds = DurationHistogram.bounds
        #expect(numbers.nanoseconds == bounds.reduce(0) { $0 + 2 * $1 + 1 })
        #expect(bounds == bounds.sorted() && Set(bounds).count == bounds.count)
    }

    @Test("Durations below zero are zero, and those of many years are the longest")
    func extremes() {
        let histogram = DurationHistogram()
        histogram.note(.nanoseconds(-5))
        histogram.note(.seconds(1) + .nanoseconds(7))
        #expect(histogram.numbers.counts.first == 1 && histogram.numbers.nanoseconds == 1_000_000_007)
        histogram.note(.seconds(Int64.max))
        #expect(histogram.numbers.counts.last == 1)
    }

    @Test("Each bucket keeps its last duration whose trace is known")
    func examples() {
        let histogram = DurationHistogram()
        histogram.note(nanoseconds: 5)
        #expect(histogram.numbers.examples.isEmpty)
        histogram.note(nanoseconds: 6, trace: "a")
        histogram.note(nanoseconds: 7, trace: "b")
        histogram.note(nanoseconds: 8)
        histogram.note(nanoseconds: .max, trace: "c")
        let examples = histogram.numbers.examples
        #expect(examples.first == DurationHistogram.Example(trace: "b", nanoseconds: 7))
        #expect(examples.last == DurationHistogram.Example(trace: "c", nanoseconds: .max))
        #expect(examples.compactMap(\.self).count == 2)
    }

    @Test("Additions of many threads are all there")
    func threads() async {
        let histogram = DurationHistogram()
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for _ in 0..<1_000 { histogram.note(nanoseconds: 20_000, trace: task == 0 ? "t" : "") }
                }
            }
        }
        let numbers = histogram.numbers
        #expect(numbers.counts[1] == 8_000 && numbers.nanoseconds == 160_000_000)
        #expect(numbers.examples[1]?.trace == "t")
    }

    @Test("The system says what the process uses")
    func process() {
        #expect(ProcessFigures.cpuNanoseconds > 0)
        #if os(Linux)
            #expect((ProcessFigures.virtualBytes ?? 0) >= (ProcessMemory.residentBytes ?? .max))
            #expect((ProcessFigures.openDescriptors ?? 0) >= 3)
        #endif
    }
}

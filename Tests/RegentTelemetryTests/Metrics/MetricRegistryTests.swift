import CoreMetrics
import RegentTelemetry
import Testing

@Suite("Metrics of swift-metrics")
struct MetricRegistryTests {
    private static func family(_ registry: MetricRegistry, _ name: String) -> MetricFamily? {
        registry.families().first { $0.name == name }
    }

    @Test("Each kind of metric is a family of its kind, named as Prometheus names it")
    func kinds() {
        let registry = MetricRegistry()
        Counter(label: "http.requests_total", dimensions: [("method", "GET")], factory: registry).increment(by: 3)
        FloatingPointCounter(label: "joules", factory: registry).increment(by: 1.5)
        Meter(label: "queue-length", factory: registry).set(7)
        Gauge(label: "level", factory: registry).record(2)
        let recorder = Recorder(label: "sizes", factory: registry)
        recorder.record(2)
        recorder.record(0.5)
        CoreMetrics.Timer(label: "db.query", factory: registry).recordNanoseconds(1_000_000)
        let kinds = Dictionary(uniqueKeysWithValues: registry.families().map { ($0.name, $0.kind) })
        #expect(
            kinds == [
                "http_requests": .counter, "joules": .counter, "queue_length": .gauge, "level": .gauge,
                "sizes": .summary, "db_query_seconds": .histogram,
            ])
        let requests = Self.family(registry, "http_requests")?.samples
        #expect(requests?.map(\.value) == [.count(3)] && requests?.first?.labels == MetricLabels([("method", "GET")]))
        #expect(Self.family(registry, "joules")?.samples.map(\.value) == [.number(1.5)])
        #expect(Self.family(registry, "queue_length")?.samples.map(\.value) == [.number(7)])
        #expect(Self.family(registry, "level")?.samples.map(\.value) == [.number(2)])
        #expect(Self.family(registry, "sizes")?.samples.map(\.value) == [.summary(count: 2, sum: 2.5)])
        guard case .histogram(let histogram)? = Self.family(registry, "db_query_seconds")?.samples.first?.value else {
            Issue.record("a timer is no histogram")
            return
        }
        #expect(histogram.sum == 0.001 && histogram.counts.reduce(0, +) == 1)
        #expect(histogram.bounds.first == 0.00001 && histogram.bounds.last == 10)
    }

    @Test("A meter rises and falls; counters never fall")
    func directions() {
        let registry = MetricRegistry()
        let meter = registry.makeMeter(label: "m", dimensions: [])
        meter.increment(by: 5)
        meter.decrement(by: 7.5)
        #expect(Self.family(registry, "m")?.samples.map(\.value) == [.number(-2.5)])
        let counter = registry.makeCounter(label: "c", dimensions: [])
        counter.increment(by: 2)
        counter.increment(by: -1)
        #expect(Self.family(registry, "c")?.samples.map(\.value) == [.count(2)])
        counter.reset()
        #expect(Self.family(registry, "c")?.samples.map(\.value) == [.count(0)])
        let sum = registry.makeFloatingPointCounter(label: "f", dimensions: [])
        for amount in [1, -4, .nan, .infinity, 0.25] { sum.increment(by: amount) }
        #expect(Self.family(registry, "f")?.samples.map(\.value) == [.number(1.25)])
    }

    @Test("Handlers of one label and the same dimensions are one series, in whatever order these come")
    func shared() {
        let registry = MetricRegistry()
        let one = registry.makeCounter(label: "c", dimensions: [("a", "1"), ("b", "2")])
        let two = registry.makeCounter(label: "c", dimensions: [("b", "2"), ("a", "1")])
        #expect(one === two)
        one.increment(by: 1)
        two.increment(by: 1)
        #expect(Self.family(registry, "c")?.samples.map(\.value) == [.count(2)])
        registry.destroyCounter(one)
        #expect(Self.family(registry, "c")?.samples.count == 1)
        registry.destroyCounter(two)
        #expect(registry.families().isEmpty)
    }

    @Test("Two kinds of one label are two families")
    func kindsOfOneLabel() {
        let registry = MetricRegistry()
        registry.makeCounter(label: "x", dimensions: []).increment(by: 1)
        registry.makeMeter(label: "x", dimensions: []).set(Int64(2))
        registry.makeFloatingPointCounter(label: "x", dimensions: []).increment(by: 3)
        let values = registry.families().sorted { $0.name < $1.name }.map(\.samples).map { $0.map(\.value) }
        #expect(values == [[.count(1)], [.number(2)], [.number(3)]])
    }

    @Test("Beyond the bound new dimensions share one series of their family; what goes makes room")
    func bounded() {
        let registry = MetricRegistry(seriesMax: 2)
        let first = registry.makeCounter(label: "c", dimensions: [("n", "0")])
        for n in 1..<5 { registry.makeCounter(label: "c", dimensions: [("n", "\(n)")]).increment(by: 1) }
        // What has no dimensions is as many as the program names.
        registry.makeCounter(label: "plain", dimensions: []).increment(by: 9)
        let samples = Self.family(registry, "c")?.samples ?? []
        #expect(samples.map(\.value) == [.count(0), .count(1), .count(3)])
        #expect(samples.last?.labels == MetricLabels([("n", MetricLabels.overflowValue)]))
        #expect(Self.family(registry, "plain")?.samples.map(\.value) == [.count(9)])
        registry.destroyCounter(first)
        registry.destroyCounter(registry.makeCounter(label: "plain", dimensions: []))
        #expect(Self.family(registry, "c")?.samples.map(\.value) == [.count(1), .count(3)])
    }

    @Test("Records of many threads are all there while pages are read")
    func threads() async {
        let registry = MetricRegistry()
        let page = MetricsPage(sources: [{ registry.families() }])
        let counter = registry.makeCounter(label: "c", dimensions: [])
        let sum = registry.makeFloatingPointCounter(label: "f", dimensions: [])
        await withTaskGroup { group in
            for task in 0..<6 {
                group.addTask {
                    for round in 0..<2_000 {
                        counter.increment(by: 1)
                        sum.increment(by: 0.5)
                        if round.isMultiple(of: 500) {
                            registry.makeMeter(label: "m", dimensions: [("t", "\(task)-\(round)")]).set(Int64(1))
                        }
                    }
                }
            }
            for _ in 0..<2 { group.addTask { for _ in 0..<20 { _ = page.render(accept: nil) } } }
        }
        #expect(Self.family(registry, "c")?.samples.map(\.value) == [.count(12_000)])
        #expect(Self.family(registry, "f")?.samples.map(\.value) == [.number(6_000)])
        #expect(Self.family(registry, "m")?.samples.count == 24)
    }
}

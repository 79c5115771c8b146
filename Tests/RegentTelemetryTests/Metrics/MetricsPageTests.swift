import RegentSystem
import RegentTelemetry
import Testing

@Suite("The page of metrics")
struct MetricsPageTests {
    static let openMetrics = "application/openmetrics-text; version=1.0.0"

    static let families: [MetricFamily] = [
        MetricFamily(
            "x_seconds", .histogram, unit: "seconds", help: "How \"long\"\\\nit took.",
            [
                MetricSample(
                    [("b", "q\"\\\n"), ("a", "ü")],
                    .histogram(
                        MetricHistogram(
                            bounds: [0.00001, 1], counts: [1, 0, 2], sum: 5.5,
                            exemplars: [MetricExemplar(trace: "0af7", value: 0.000005), nil, nil])))
            ]),
        MetricFamily(
            "regent_build", .info, help: "Release.", [MetricSample([("version", "1.0.0")], .count(1))]),
        MetricFamily(
            "c", .counter, help: "Calls.",
            [MetricSample([], .count(.max)), MetricSample([("le", "1"), ("__name__", "n")], .number(0.5))]),
        MetricFamily(
            "g", .gauge, help: "Any.",
            [
                MetricSample([("v", "nan")], .number(.nan)), MetricSample([("v", "up")], .number(.infinity)),
                MetricSample([("v", "down")], .number(-.infinity)),
            ]),
        MetricFamily("s", .summary, help: "Sums.", [MetricSample([], .summary(count: 3, sum: 1.5))]),
    ]

    static func page(_ families: [MetricFamily], accept: String? = nil, seriesMax: Int = 10_000) -> String {
        let page = MetricsPage(seriesMax: seriesMax, sources: [{ families }])
        return String(decoding: page.render(accept: accept).body, as: UTF8.self)
    }

    static let overflow = """
        # HELP regent_metrics_overflow_series Series that the page has no place for; they are added up under _overflow.
        # TYPE regent_metrics_overflow_series gauge
        regent_metrics_overflow_series 0

        """

    @Test("Text 0.0.4, byte for byte")
    func text() {
        let expected = """
            # HELP c_total Calls.
            # TYPE c_total counter
            c_total 18446744073709551615
            c_total{exported___name__="n",exported_le="1"} 0.5
            # HELP g Any.
            # TYPE g gauge
            g{v="nan"} NaN
            g{v="up"} +Inf
            g{v="down"} -Inf
            # HELP regent_build_info Release.
            # TYPE regent_build_info gauge
            regent_build_info{version="1.0.0"} 1
            \(Self.overflow)# HELP s Sums.
            # TYPE s summary
            s_sum 1.5
            s_count 3
            # HELP x_seconds How "long"\\\\\\nit took.
            # TYPE x_seconds histogram
            x_seconds_bucket{a="ü",b="q\\"\\\\\\n",le="1e-05"} 1
            x_seconds_bucket{a="ü",b="q\\"\\\\\\n",le="1.0"} 1
            x_seconds_bucket{a="ü",b="q\\"\\\\\\n",le="+Inf"} 3
            x_seconds_sum{a="ü",b="q\\"\\\\\\n"} 5.5
            x_seconds_count{a="ü",b="q\\"\\\\\\n"} 3

            """
        #expect(Self.page(Self.families) == expected)
    }

    @Test("OpenMetrics 1.0 has units, exemplars and an end, and names counters and infos without their suffix")
    func openMetrics() {
        let page = Self.page(Self.families, accept: Self.openMetrics)
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.suffix(2) == ["# EOF", ""])
        #expect(lines.prefix(3) == ["# HELP c Calls.", "# TYPE c counter", "c_total 18446744073709551615"])
        #expect(lines.contains("# TYPE regent_build info") && lines.contains("regent_build_info{version=\"1.0.0\"} 1"))
        #expect(lines.contains("# UNIT x_seconds seconds"))
        #expect(lines.contains("# HELP x_seconds How \\\"long\\\"\\\\\\nit took."))
        #expect(
            lines.contains(
                "x_seconds_bucket{a=\"ü\",b=\"q\\\"\\\\\\n\",le=\"1e-05\"} 1 # {trace_id=\"0af7\"} 5e-06"))
        #expect(lines.count { $0.contains("trace_id") } == 1)
    }

    @Test("The type of the answer is that of its form")
    func contentType() {
        let page = MetricsPage(sources: [])
        #expect(page.render(accept: nil).contentType == MetricFormat.text.contentType)
        #expect(page.render(accept: Self.openMetrics).contentType == MetricFormat.openMetrics.contentType)
        #expect(String(decoding: page.render(accept: nil).body, as: UTF8.self) == Self.overflow)
    }

    @Test("Of two families of one name the first source's is shown")
    func twoOfOneName() {
        let families = ["one", "two"].map { help in
            MetricFamily("g", .gauge, help: help, [MetricSample([], .count(1))])
        }
        let page = MetricsPage(sources: families.map { family in { [family] } })
        #expect(page.families().filter { $0.name == "g" }.map(\.help) == ["one"])
    }

    private static func counters(_ values: [Int]) -> MetricFamily {
        MetricFamily(
            "c", .counter, help: "Some.",
            values.map { MetricSample([("n", "\($0)")], .count(UInt64($0))) })
    }

    @Test("Beyond the places series are added up, and those that were shown stay")
    func overflowing() {
        let shown = DurationHistogram()
        let page = MetricsPage(
            seriesMax: 3,
            sources: [
                { [Self.counters(shown.numbers.counts[0] == 0 ? [1, 2, 3] : [0, 1, 2, 3, 4])] }
            ])
        let first = page.families().first { $0.name == "c" }
        #expect(first?.samples.map(\.value) == [.count(1), .count(2), .count(3)])
        shown.note(nanoseconds: 1)
        let second = page.families()
        let samples = second.first { $0.name == "c" }?.samples ?? []
        #expect(samples.map(\.value) == [.count(1), .count(2), .count(3), .count(4)])
        #expect(samples.last?.labels == MetricLabels([("n", MetricLabels.overflowValue)]))
        let leftOut = second.first { $0.name == "regent_metrics_overflow_series" }
        #expect(leftOut?.samples.map(\.value) == [.count(2)])
    }

    @Test("Histograms that have no place are added up bucket by bucket")
    func overflowingHistograms() {
        let histogram = MetricHistogram(bounds: [1], counts: [2, 3], sum: 4)
        let family = MetricFamily(
            "h", .histogram, help: "Some.",
            ["a", "b", "c"].map { MetricSample([("n", $0)], .histogram(histogram)) })
        let samples = MetricsPage(seriesMax: 4, sources: [{ [family] }]).families().first { $0.name == "h" }?.samples
        #expect(samples?.count == 2)
        let sum = MetricHistogram(bounds: [1], counts: [4, 6], sum: 8)
        #expect(samples?.last?.value == .histogram(sum))
    }

    @Test("A page of 10,000 series has a line for each")
    func manySeries() {
        let body = Self.page([Self.counters(Array(0..<10_000))])
        #expect(body.split(separator: "\n").count { $0.hasPrefix("c_total{") } == 10_000)
        #expect(body.contains("regent_metrics_overflow_series 0\n"))
    }
}

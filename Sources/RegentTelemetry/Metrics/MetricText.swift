/// Families as the bytes of a page.
struct MetricText {
    private let format: MetricFormat
    private(set) var bytes: [UInt8] = []

    /// An empty page.
    init(_ format: MetricFormat) { self.format = format }

    /// Appends a family with what explains it.
    mutating func append(_ family: MetricFamily) {
        let named = format == .openMetrics ? family.name : family.name + family.kind.suffix
        append("# HELP \(named) ")
        append(help: family.help)
        append("\n# TYPE \(named) \(family.kind.word(in: format))\n")
        if format == .openMetrics, !family.unit.isEmpty { append("# UNIT \(named) \(family.unit)\n") }
        for sample in family.samples { append(sample, of: family) }
    }

    /// Ends the page.
    mutating func finish() {
        if format == .openMetrics { append("# EOF\n") }
    }

    private mutating func append(_ sample: MetricSample, of family: MetricFamily) {
        switch sample.value {
        case .count(let count):
            append(name: family.name, family.kind.suffix, sample.labels)
            append("\(count)\n")
        case .number(let number):
            append(name: family.name, family.kind.suffix, sample.labels)
            append(number: number)
            append("\n")
        case .summary(let count, let sum): append(family.name, sample.labels, count: count, sum: sum)
        case .histogram(let histogram): append(histogram, family.name, sample.labels)
        }
    }

    private mutating func append(_ histogram: MetricHistogram, _ name: String, _ labels: MetricLabels) {
        var count: UInt64 = 0
        for (place, own) in histogram.counts.enumerated() {
            count &+= own
            let bound = place < histogram.bounds.count ? histogram.bounds[place] : .infinity
            append("\(name)_bucket{")
            bytes.append(contentsOf: labels.text)
            append(labels.text.isEmpty ? "le=\"" : ",le=\"")
            append(number: bound)
            append("\"} \(count)")
            if format == .openMetrics, place < histogram.exemplars.count, let exemplar = histogram.exemplars[place] {
                append(" # {trace_id=\"")
                MetricLabels.append(escaped: exemplar.trace, to: &bytes)
                append("\"} ")
                append(number: exemplar.value)
            }
            append("\n")
        }
        append(name, labels, count: count, sum: histogram.sum)
    }

    private mutating func append(_ name: String, _ labels: MetricLabels, count: UInt64, sum: Double) {
        append(name: name, "_sum", labels)
        append(number: sum)
        append("\n")
        append(name: name, "_count", labels)
        append("\(count)\n")
    }

    private mutating func append(name: String, _ suffix: String, _ labels: MetricLabels) {
        append(name)
        append(suffix)
        if !labels.text.isEmpty {
            append("{")
            bytes.append(contentsOf: labels.text)
            append("}")
        }
        append(" ")
    }

    /// A number as OpenMetrics writes it, which the text format takes too: its bounds are always spelled alike.
    private mutating func append(number: Double) {
        if number.isNaN { return append("NaN") }
        if number.isInfinite { return append(number < 0 ? "-Inf" : "+Inf") }
        append("\(number)")
    }

    /// Only OpenMetrics escapes quotation marks here.
    private mutating func append(help: String) {
        for byte in help.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): append(#"\\"#)
            case UInt8(ascii: "\n"): append(#"\n"#)
            case UInt8(ascii: "\"") where format == .openMetrics: append(#"\""#)
            default: bytes.append(byte)
            }
        }
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension MetricFamily.Kind {
    /// What names of samples end with.
    fileprivate var suffix: String {
        switch self {
        case .counter: "_total"
        case .info: "_info"
        case .gauge, .histogram, .summary: ""
        }
    }

    fileprivate func word(in format: MetricFormat) -> String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        case .summary: "summary"
        case .info: format == .openMetrics ? "info" : "gauge"
        }
    }
}

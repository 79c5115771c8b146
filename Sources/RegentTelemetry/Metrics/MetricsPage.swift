import Synchronization

/// The page that Prometheus reads: the families of some sources as of now.
///
/// Sources are asked first and the page is written afterwards, while nothing is locked that a call could wait for.
package final class MetricsPage: Sendable {
    /// Gives families as of now; it must neither wait nor hold up others.
    package typealias Source = @Sendable () -> [MetricFamily]

    /// Lines with a value that a page has at most, which are the series of Prometheus, beside one series a family in
    /// which the others of the family are added up.
    package static let seriesMax = 10_000

    private let sources: [Source]
    private let seriesMax: Int
    /// What the last page had a place for: a series that was shown once is shown again.
    private let last = Mutex<[MetricFamily]>([])

    /// A page of sources. Of two families of one name the first is shown.
    package init(seriesMax: Int = MetricsPage.seriesMax, sources: [Source]) {
        self.seriesMax = seriesMax
        self.sources = sources
    }

    /// The page in the form that a client likes best.
    ///
    /// - Parameter accept: the Accept header of the request; nil = it has none.
    package func render(accept: String?) -> (contentType: String, body: [UInt8]) {
        let format = MetricFormat(accept: accept)
        var text = MetricText(format)
        for family in families() { text.append(family) }
        text.finish()
        return (format.contentType, text.bytes)
    }

    /// The families, by their names, with no more series than a page has.
    package func families() -> [MetricFamily] {
        var found: [String: MetricFamily] = [:]
        for source in sources {
            for family in source() where found[family.name] == nil { found[family.name] = family }
        }
        let sorted = found.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let (bounded, leftOut) = bounded(sorted)
        let overflow = MetricFamily(
            "regent_metrics_overflow_series", .gauge,
            help: "Series that the page has no place for; they are added up under _overflow.",
            [MetricSample([], .count(UInt64(leftOut)))])
        let place = bounded.firstIndex { overflow.name.utf8.lexicographicallyPrecedes($0.name.utf8) }
        var families = bounded
        families.insert(overflow, at: place ?? bounded.endIndex)
        return families
    }

    /// The families with as many series as there are places, and how many have none.
    ///
    /// First those that were shown before: a counter that came and went would look as if it had fallen.
    private func bounded(_ families: [MetricFamily]) -> ([MetricFamily], leftOut: Int) {
        let count = families.reduce(0) { $0 + $1.samples.reduce(0) { $0 + $1.value.lineCount } }
        guard count > seriesMax else {
            last.withLock { $0 = families }
            return (families, 0)
        }
        let shown = Dictionary(
            last.withLock { $0 }.map { ($0.name, Set($0.samples.map(\.labels))) }, uniquingKeysWith: { $1 })
        let places = Self.places(of: families, shown: shown, seriesMax)
        var (bounded, kept, leftOut) = (families, families, 0)
        for (index, family) in families.enumerated() where places[index].contains(false) {
            kept[index].samples = zip(family.samples, places[index]).filter(\.1).map(\.0)
            let left = zip(family.samples, places[index]).filter { !$1 }.map(\.0)
            leftOut += left.count
            bounded[index].samples = Self.added(left, to: kept[index].samples)
        }
        last.withLock { [kept] in $0 = kept }
        return (bounded, leftOut)
    }

    /// Which series of each family have a place.
    private static func places(
        of families: [MetricFamily], shown: [String: Set<MetricLabels>], _ seriesMax: Int
    ) -> [[Bool]] {
        let known = families.map { family in
            let shown = shown[family.name] ?? []
            return family.samples.map { shown.contains($0.labels) }
        }
        var places = families.map { Array(repeating: false, count: $0.samples.count) }
        var count = 0
        for wasShown in [true, false] {
            for (index, family) in families.enumerated() {
                for (place, sample) in family.samples.enumerated() where known[index][place] == wasShown {
                    guard count + sample.value.lineCount <= seriesMax else { continue }
                    places[index][place] = true
                    count += sample.value.lineCount
                }
            }
        }
        return places
    }

    /// The series that are kept, with one more for the sum of those that are left, some.
    private static func added(_ left: [MetricSample], to kept: [MetricSample]) -> [MetricSample] {
        guard var sum = left.first?.value, let labels = left.first?.labels.overflow else { return kept }
        for sample in left.dropFirst() { sum.add(sample.value) }
        var samples = kept
        if let place = samples.firstIndex(where: { $0.labels == labels }) {
            samples[place].value.add(sum)
        } else {
            samples.append(MetricSample(labels, sum))
        }
        return samples
    }
}

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

    private struct Key: Hashable {
        let family: String
        let labels: MetricLabels
    }

    private let sources: [Source]
    private let seriesMax: Int
    /// What the last page had a place for: a series that was shown once is shown again.
    private let shown = Mutex<Set<Key>>([])

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
        let places = shown.withLock { shown in
            shown = Self.places(of: families, shown: shown, seriesMax)
            return shown
        }
        var (bounded, leftOut) = (families, 0)
        for index in families.indices {
            let family = families[index]
            let kept = family.samples.filter { places.contains(Key(family: family.name, labels: $0.labels)) }
            guard kept.count < family.samples.count else { continue }
            leftOut += family.samples.count - kept.count
            bounded[index].samples = kept
            let left = family.samples.filter { !places.contains(Key(family: family.name, labels: $0.labels)) }
            guard var sum = left.first?.value, let labels = left.first?.labels.overflow else { continue }
            for sample in left.dropFirst() { sum.add(sample.value) }
            if let place = kept.firstIndex(where: { $0.labels == labels }) {
                bounded[index].samples[place].value.add(sum)
            } else {
                bounded[index].samples.append(MetricSample(labels, sum))
            }
        }
        return (bounded, leftOut)
    }

    private static func places(of families: [MetricFamily], shown: Set<Key>, _ seriesMax: Int) -> Set<Key> {
        var (places, count): (Set<Key>, Int) = ([], 0)
        for isNew in [false, true] {
            for family in families {
                for sample in family.samples {
                    let key = Key(family: family.name, labels: sample.labels)
                    guard shown.contains(key) != isNew, count + sample.value.lineCount <= seriesMax else { continue }
                    if places.insert(key).inserted { count += sample.value.lineCount }
                }
            }
        }
        return places
    }
}

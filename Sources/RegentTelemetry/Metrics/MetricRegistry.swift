package import CoreMetrics
import Synchronization

/// The metrics that this process reports through swift-metrics.
///
/// Who keeps a handler records without a lock and without allocating. Handlers of one label and the same dimensions are
/// one series; it goes when each of them was destroyed. Beyond `MetricsPage.seriesMax` lines series of
/// new dimensions share one of their family.
package final class MetricRegistry: MetricsFactory {
    fileprivate struct Series {
        let labels: MetricLabels
        let cell: any MetricCell
        var uses = 1
        let lines: Int
    }

    fileprivate struct Family {
        let kind: MetricFamily.Kind
        let unit: String
        let help: String
        var series: [MetricLabels: Series] = [:]
        /// The labels of the series, in the order in which they came.
        var order: [MetricLabels] = []
    }

    private struct State {
        var families: [String: Family] = [:]
        var lines = 0
    }

    private let seriesMax: Int
    private let state = Mutex(State())

    /// Without a metric.
    package init(seriesMax: Int = MetricsPage.seriesMax) { self.seriesMax = seriesMax }

    /// Makes it the one to which all of this process report; to be called once, at the start of a program.
    package func install() { MetricsSystem.bootstrap(self) }

    /// The families as of now, for a page.
    package func families() -> [MetricFamily] {
        let families = state.withLock { $0.families }
        return families.map { name, family in
            MetricFamily(
                name, family.kind, unit: family.unit, help: family.help,
                family.order.compactMap { labels in
                    family.series[labels].map { MetricSample($0.labels, $0.cell.value) }
                })
        }
    }

    // MARK: MetricsFactory

    /// A counter of whole numbers.
    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions, .counter) { CounterCell() }
    }

    /// A counter of any numbers.
    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        cell(label, dimensions, .counter) { FloatingCounterCell() }
    }

    /// A number that rises and falls.
    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions, .gauge) { GaugeCell() }
    }

    /// A count and a sum; or the last value, where nothing is to be aggregated.
    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        guard aggregate else { return cell(label, dimensions, .gauge) { GaugeCell() } }
        return cell(label, dimensions, .summary) { SummaryCell() }
    }

    /// Durations in seconds.
    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions, .histogram, unit: "seconds") { TimerCell() }
    }

    /// Forgets a series once nobody uses it.
    package func destroyCounter(_ handler: any CounterHandler) { release(handler) }
    /// Forgets a series once nobody uses it.
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { release(handler) }
    /// Forgets a series once nobody uses it.
    package func destroyMeter(_ handler: any MeterHandler) { release(handler) }
    /// Forgets a series once nobody uses it.
    package func destroyRecorder(_ handler: any RecorderHandler) { release(handler) }
    /// Forgets a series once nobody uses it.
    package func destroyTimer(_ handler: any TimerHandler) { release(handler) }

    // MARK: Series

    private func cell<Cell: MetricCell>(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricFamily.Kind, unit: String = "",
        _ make: () -> Cell
    ) -> Cell {
        let labels = MetricLabels(dimensions.map { (name: $0.0, value: $0.1) })
        return state.withLock { state in
            var name = Self.name(label, kind, unit)
            // Two kinds of one name are two metrics.
            while let known = state.families[name], known.kind != kind || known.isOther(Cell.self) { name += "_other" }
            var family =
                state.families[name] ?? Family(kind: kind, unit: unit, help: "As reported under the label \(label).")
            state.families[name] = nil
            defer { state.families[name] = family }
            if let cell = family.use(labels, as: Cell.self) { return cell }
            let cell = make()
            let lines = cell.value.lineCount
            guard state.lines + lines > seriesMax, !labels.names.isEmpty else {
                state.lines += lines
                family.add(Series(labels: labels, cell: cell, lines: lines))
                return cell
            }
            if let shared = family.use(labels.overflow, as: Cell.self) { return shared }
            family.add(Series(labels: labels.overflow, cell: cell, lines: 0))
            return cell
        }
    }

    private func release(_ handler: AnyObject) {
        state.withLock { state in
            for (name, family) in state.families {
                guard let labels = family.order.first(where: { family.series[$0]?.cell === handler }) else { continue }
                state.lines -= state.families[name]?.release(labels) ?? 0
                if state.families[name]?.order.isEmpty == true { state.families[name] = nil }
                return
            }
        }
    }

    private static func name(_ label: String, _ kind: MetricFamily.Kind, _ unit: String) -> String {
        var name = MetricName(label: label).text
        if kind == .counter, name.hasSuffix("_total"), name.count > 6 { name.removeLast(6) }
        if !unit.isEmpty, !name.hasSuffix("_" + unit) { name += "_" + unit }
        return name
    }
}

extension MetricRegistry.Family {
    /// Whether its series are kept in cells of another type: a counter of whole numbers beside one of any.
    fileprivate func isOther<Cell: MetricCell>(_ type: Cell.Type) -> Bool {
        series.values.first.map { !($0.cell is Cell) } ?? false
    }

    /// The series of some labels for one more user; nil where there is none.
    fileprivate mutating func use<Cell: MetricCell>(_ labels: MetricLabels, as type: Cell.Type) -> Cell? {
        guard let cell = series[labels]?.cell as? Cell else { return nil }
        series[labels]?.uses += 1
        return cell
    }

    fileprivate mutating func add(_ new: MetricRegistry.Series) {
        series[new.labels] = new
        order.append(new.labels)
    }

    /// One user less; returns the lines that are free then.
    fileprivate mutating func release(_ labels: MetricLabels) -> Int {
        guard let known = series[labels] else { return 0 }
        guard known.uses == 1 else {
            series[labels]?.uses -= 1
            return 0
        }
        series[labels] = nil
        order.removeAll { $0 == labels }
        return known.lines
    }
}

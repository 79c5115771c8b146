import RegentKernels
package import RegentMessages
package import RegentModel

/// Reads a run again for what its gates ask of values that are not kept.
///
/// A reading is begun, every batch is added once in any order, and the reading ended. Each finds as much of what is
/// asked as fits into memory; the answers have the bits that all values together give.
package struct GateReadings {
    /// What is looked for in one unit together.
    private struct Wanted {
        let unit: GateUnit
        var questions: [GateQuestion]
    }

    private struct Work {
        let unit: GateUnit
        var reading: any UnitReading
    }

    private let evidence: GateEvidence
    private let book: GateBook
    private let bytesMax: Int
    private var waiting: [Wanted] = []
    private var works: [Work] = []
    private var places: [GateUnit: [Int]] = [:]

    /// Nil where the values of the run are kept.
    ///
    /// - Parameter bytesMax: memory for one reading.
    package init?(_ evidence: GateEvidence, bytesMax: Int) {
        guard let book = evidence.book else { return nil }
        (self.evidence, self.book, self.bytesMax) = (evidence, book, bytesMax)
    }

    /// Begins a reading; false where nothing is asked.
    package mutating func begin() -> Bool {
        for asked in book.questions.taken() { note(asked) }
        var bytes = works.reduce(0) { $0 + $1.reading.byteCount }
        while let next = waiting.first {
            guard let reading = reading(next) else { preconditionFailure("gates ask of what there is") }
            guard works.isEmpty || bytes + reading.byteCount <= bytesMax else { break }
            works.append(Work(unit: next.unit, reading: reading))
            bytes += reading.byteCount
            waiting.removeFirst()
        }
        places = Dictionary(grouping: works.indices) { works[$0].unit }
        return !works.isEmpty
    }

    /// Ranks of one unit are looked for together.
    private mutating func note(_ asked: GateBook.Asked) {
        if case .latency = asked.question {
            let place = waiting.firstIndex { wanted in
                guard wanted.unit == asked.unit, case .latency? = wanted.questions.first else { return false }
                return true
            }
            if let place { return waiting[place].questions.append(asked.question) }
        }
        waiting.append(Wanted(unit: asked.unit, questions: [asked.question]))
    }

    /// Nil where the unit has no samples, of which nothing is asked.
    private func reading(_ wanted: Wanted) -> (any UnitReading)? {
        guard let evidence = evidence.evidence(of: wanted.unit), let question = wanted.questions.first else {
            return nil
        }
        switch question {
        case .score(let name): return ScoreReading(name)
        case .squares(let name, let mean): return SquaresReading(name, from: mean)
        case .latency:
            let ranks = wanted.questions.compactMap { if case .latency(let rank) = $0 { rank } else { nil } }
            return RankReading(Set(ranks).sorted(), count: evidence.latencyCount)
        case .mean(let metric, let countsMissing):
            return MeanReading(metric, countingMissing: countsMissing, evidence, bytesMax: bytesMax)
        case .draws(let quantile, let countsMissing):
            return DrawsReading(
                of: quantile, countingMissing: countsMissing, count: evidence.sampleCount, bytesMax: bytesMax)
        case .spread(let name):
            guard let metric = evidence.derived[name], let spread = DerivedSpread(of: metric, evidence) else {
                return nil
            }
            return SpreadReading(name, spread, evidence, bytesMax: bytesMax)
        }
    }

    /// Whether the reading needs the texts of the samples.
    package var needsTexts: Bool { works.contains { !$0.unit.view.isWhole || $0.reading.needsClusters } }

    /// Adds a batch whose texts are not needed.
    package mutating func add(_ columns: SampleColumns, without rows: RowSet?) {
        add(rows.map(columns.without) ?? columns, .none, to: .whole)
    }

    /// Adds a batch.
    package mutating func add(_ batch: GateBatch) {
        add(batch.columns, batch.keys, to: .whole)
        for selection in evidence.selections {
            let wanted = Set(works.filter { $0.unit.view == selection.view }.map(\.unit.group))
            guard !wanted.isEmpty else { continue }
            let (rows, keys) = (selection.rows(batch), selection.keys(batch))
            let isWanted = [wanted.contains(ExactText(""))] + keys.values.map { wanted.contains(ExactText($0)) }
            let chosen = keys.codes.enumerated().map { row, code in isWanted[Int(code)] && rows?[row] ?? true }
            for part in SampleGroups.parts(batch.columns, keys, chosen) {
                let unit = GateUnit(view: selection.view, group: ExactText(part.name))
                add(part.columns, batch.keys.of(part.rows), to: unit)
            }
        }
    }

    private mutating func add(_ columns: SampleColumns, _ keys: RowKeys, to unit: GateUnit) {
        for place in places[unit] ?? [] { works[place].reading.add(columns, keys) }
    }

    /// Ends a reading in which every batch was added.
    ///
    /// - Returns: Whether the batches were those of the reading before; otherwise the run changed.
    package mutating func endReading() -> Bool {
        do throws(OtherSamples) { try end() } catch { return false }
        return true
    }

    private mutating func end() throws(OtherSamples) {
        var left: [Work] = []
        for place in works.indices {
            guard let answers = try works[place].reading.endReading() else {
                left.append(works[place])
                continue
            }
            let unit = works[place].unit
            for (question, answer) in answers {
                book.questions.note(GateBook.Asked(unit: unit, question: question), answer)
            }
            if let ranks = works[place].reading as? RankReading, ranks.keepsAll {
                book.keep(ranks.kept, of: unit, bytesMax: bytesMax / 4)
            }
        }
        works = left
    }
}

extension GateEvidence {
    /// Whether something was asked that is not known yet.
    var isOpen: Bool { book?.questions.hasOpen == true }
}

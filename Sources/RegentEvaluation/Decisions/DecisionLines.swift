package import RegentMessages
package import RegentModel

/// Rows as lines of JSON, made into columns.
///
/// A line is an object with `features` (name to number), `candidates` (name to an object of its own features) where
/// there is something to choose, and `correct` where the right answer is known: the name of a candidate, true, or false
/// or null where none was right. `id` is for people. A feature that is absent or null is missing.
/// - Source: docs/decision-models.md, "Rows".
package struct DecisionLines: Sendable {
    private typealias Values = [ExactText: Double]

    private struct Row: Sendable {
        var shared: Values = [:]
        var ofCandidates: [Values] = []
        var correct: UInt32?
        var id = ""
    }

    /// Values of a table, as many as a batch has products.
    private static let valuesMax = DecisionRows.productsMax

    private var rows: [Row] = []
    private var candidates: [String]?

    /// No rows.
    package init() {}

    /// How many rows there are.
    package var count: Int { rows.count }
    /// What each row calls itself; empty where it has no id.
    package var ids: [String] { rows.map(\.id) }

    /// Adds a line.
    ///
    /// - Parameter number: of the line, from 1, for what a refusal says.
    /// - Throws: `Refusal` DECISION_ROWS_INVALID naming the line.
    package mutating func add(_ line: [UInt8], number: Int) throws(Refusal) {
        func bad(_ message: String) -> Refusal { DecisionRows.invalid("line \(number)", message) }
        let json: JSONValue
        do { json = try JSONValue(parsing: line) } catch { throw bad("no JSON: \(error.message)") }
        guard let members = json.members else { throw bad("no object: write {\"features\": {…}}") }
        var row = Row()
        var said: JSONValue?
        var named: [JSONValue.Member] = []
        for member in members {
            switch member.key {
            case "features": row.shared = try Self.values(member.value, "features", number)
            case "candidates":
                guard let given = member.value.members, !given.isEmpty else {
                    throw bad("candidates is no object of names")
                }
                named = given
            case "correct": said = member.value
            case "id": row.id = Self.text(member.value)
            default: throw bad("\(member.key) is none of features, candidates, correct and id")
            }
        }
        for candidate in named {
            row.ofCandidates.append(try Self.values(candidate.value, candidate.key, number))
        }
        try take(named.map(\.key), bad)
        row.correct = try said.map { said throws(Refusal) in try place(of: said, bad) }
        rows.append(row)
    }

    /// Every line chooses among the same candidates, in the same order.
    private mutating func take(_ names: [String], _ bad: (String) -> Refusal) throws(Refusal) {
        guard let candidates else {
            candidates = names
            return
        }
        guard candidates.map(ExactText.init) == names.map(ExactText.init) else {
            throw bad("the candidates are not those of the first line, in their order")
        }
    }

    private func place(of said: JSONValue, _ bad: (String) -> Refusal) throws(Refusal) -> UInt32 {
        let names = candidates ?? []
        switch said {
        case .null, .bool(false): return 0
        case .bool(true) where names.count <= 1: return 1
        case .string(let name):
            if let place = names.firstIndex(where: { ExactText($0) == ExactText(name) }) { return UInt32(place + 1) }
            throw bad("correct is \(name), which is no candidate of the line")
        default: throw bad("correct is no name of a candidate, true, false or null")
        }
    }

    private static func text(_ value: JSONValue) -> String {
        if case .string(let text) = value { return text }
        return value.text(pretty: false)
    }

    private static func values(_ json: JSONValue, _ what: String, _ number: Int) throws(Refusal) -> Values {
        guard let members = json.members else {
            throw DecisionRows.invalid("line \(number)", "\(what) is no object of numbers")
        }
        var values: Values = [:]
        for member in members where member.value != .null {
            guard let value = member.value.double, value.isFinite else {
                throw DecisionRows.invalid("line \(number)", "\(member.key) is no finite number")
            }
            values[ExactText(member.key)] = value
        }
        return values
    }

    /// The rows as a table.
    ///
    /// - Parameter labelled: whether the right answer of every row is needed.
    /// - Throws: `Refusal` DECISION_ROWS_INVALID for a row without its right answer, or for too many values.
    package func table(labelled: Bool = false) throws(Refusal) -> (table: DecisionTable, correct: [UInt32]) {
        if labelled, let row = rows.firstIndex(where: { $0.correct == nil }) {
            throw DecisionRows.invalid("row \(row + 1)", "it does not say which answer is correct: add \"correct\"")
        }
        let names = candidates ?? []
        var features: Set<ExactText> = []
        for row in rows {
            features.formUnion(row.shared.keys)
            for values in row.ofCandidates { features.formUnion(values.keys) }
        }
        // Every feature has a value in every row, if need be its default: lines that name others each make many of few.
        let (values, isBeyond) = rows.count.multipliedReportingOverflow(by: max(1, names.count) * features.count)
        guard !isBeyond, values <= Self.valuesMax else {
            throw DecisionRows.invalid(
                "features",
                "\(rows.count) rows with \(features.count) features and \(names.count) candidates make more than "
                    + "\(Self.valuesMax) values: name the features of the model only, or give fewer rows")
        }
        let ordered = features.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
        let table = DecisionTable(
            rows: UInt32(clamping: rows.count), candidates: names, columns: ordered.map { column($0, names.count) })
        return (table, rows.map { $0.correct ?? 0 })
    }

    /// One value a row where no candidate has its own, else one for each candidate and row.
    private func column(_ feature: ExactText, _ candidateCount: Int) -> FeatureColumn {
        let isOfCandidates = rows.contains { $0.ofCandidates.contains { $0[feature] != nil } }
        var column = FeatureColumn(feature: feature.text)
        for candidate in 0..<(isOfCandidates ? candidateCount : 1) {
            for row in rows {
                let own = isOfCandidates ? row.ofCandidates[candidate][feature] : nil
                let value = own ?? row.shared[feature]
                if value == nil { column.missing.append(UInt32(clamping: column.values.count)) }
                column.values.append(value ?? 0)
            }
        }
        return column
    }
}

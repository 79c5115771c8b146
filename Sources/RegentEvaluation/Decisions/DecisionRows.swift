package import RegentMessages
package import RegentModel

/// Rows of a decision model, checked: every column is as long as it must be, and every number finite.
package struct DecisionRows: Sendable {
    /// Rows that are scored at once.
    package static let scoredMax = 8_192
    /// Rows that a study takes.
    package static let studiedMax = 131_072
    /// Probabilities in one answer.
    package static let probabilitiesMax = 262_144
    /// Products of one batch; more would hold a thread for longer than a tenth of a second.
    static let productsMax = 1 << 26
    static let candidatesMax = 64

    /// Values of a feature.
    struct Column: Sendable {
        /// One a row, or one for each candidate and row; none where every row has the default.
        var values: [Double] = []
        /// Ascending places of the values that are the default because they are missing.
        var missing: [UInt32] = []
        /// Whether candidates have values of their own.
        var isOfCandidates = false
    }

    /// How many there are.
    package let count: Int
    /// Names of the candidates; one without a name where there is nothing to choose.
    package let candidates: [String]
    /// In the order of the features.
    let columns: [Column]
    private let defaults: [Double]

    /// Checks a table against a model.
    ///
    /// - Throws: `Refusal` DECISION_ROWS_INVALID naming the field.
    package init(_ table: DecisionTable, for model: DecisionModel, rowsMax: Int) throws(Refusal) {
        count = Int(table.rows)
        guard count > 0, count <= rowsMax else {
            throw Self.invalid("table.rows", "there are \(count) rows: give 1 to \(rowsMax)")
        }
        candidates = try Self.candidates(table.candidates, of: model)
        let (products, overflow) = count.multipliedReportingOverflow(by: candidates.count * max(1, model.weights.count))
        guard !overflow, products <= Self.productsMax || rowsMax > Self.scoredMax else {
            throw Self.invalid(
                "table.rows",
                "rows, candidates and features make more than \(Self.productsMax) products: give fewer rows")
        }
        defaults = model.features.map(\.defaultValue)
        columns = try Self.columns(table, of: model, candidateCount: candidates.count)
    }

    static func invalid(_ field: String, _ message: String) -> Refusal {
        Refusal(.decisionRowsInvalid, "\(field): \(message)", ["field": field])
    }

    private static func candidates(_ named: [String], of model: DecisionModel) throws(Refusal) -> [String] {
        guard named.isEmpty else {
            guard named.count <= candidatesMax else {
                throw invalid("table.candidates", "there are \(named.count) candidates: give at most \(candidatesMax)")
            }
            guard Set(named.map(ExactText.init)).count == named.count else {
                throw invalid("table.candidates", "a candidate is there twice")
            }
            return named
        }
        let known = model.biases.keys.filter { $0 != "default" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard known.count <= candidatesMax else {
            throw invalid(
                "table.candidates", "the model has biases of \(known.count) candidates: name those of the rows")
        }
        return known.isEmpty ? [""] : known
    }

    private static func columns(
        _ table: DecisionTable, of model: DecisionModel, candidateCount: Int
    ) throws(Refusal) -> [Column] {
        var places: [ExactText: Int] = [:]
        for (place, feature) in model.features.enumerated() { places[ExactText(feature.name)] = place }
        var columns = [Column](repeating: Column(), count: model.features.count)
        var isThere = [Bool](repeating: false, count: columns.count)
        for given in table.columns {
            guard let place = places[ExactText(given.feature)] else {
                throw invalid("table.columns", "\(given.feature) is no feature of the model")
            }
            guard !isThere[place] else { throw invalid("table.columns", "\(given.feature) is there twice") }
            isThere[place] = true
            columns[place] = try column(
                given, rows: Int(table.rows), candidateCount: candidateCount,
                default: model.features[place].defaultValue)
        }
        return columns
    }

    private static func column(
        _ given: FeatureColumn, rows: Int, candidateCount: Int, default value: Double
    ) throws(Refusal) -> Column {
        let length = given.values.count
        guard length == rows || length == rows * candidateCount else {
            throw invalid(
                "table.columns",
                "\(given.feature) has \(length) values: give \(rows), one a row, or \(rows * candidateCount), "
                    + "one for each candidate and row")
        }
        guard given.values.allSatisfy(\.isFinite) else {
            throw invalid("table.columns", "\(given.feature) has a value that is not finite: name its place in missing")
        }
        var column = Column(values: given.values, missing: given.missing, isOfCandidates: length != rows)
        var last: UInt32?
        for place in given.missing {
            guard place < length, last.map({ $0 < place }) ?? true else {
                throw invalid("table.columns", "\(given.feature): missing has no ascending places of its values")
            }
            column.values[Int(place)] = value
            last = place
        }
        return column
    }

    /// The value of a feature in a row, for a candidate.
    ///
    /// - Precondition: row, candidate and feature are there.
    func value(_ feature: Int, row: Int, candidate: Int) -> Double {
        let column = columns[feature]
        guard !column.values.isEmpty else { return defaults[feature] }
        return column.values[column.isOfCandidates ? candidate * count + row : row]
    }

    /// Whether that value is the default, because the row has none.
    func isDefault(_ feature: Int, row: Int, candidate: Int) -> Bool {
        let column = columns[feature]
        let place = UInt32(column.isOfCandidates ? candidate * count + row : row)
        return column.values.isEmpty || column.missing.contains(place)
    }
}

extension DecisionModel {
    /// What is added to the logit of a candidate.
    package func bias(of candidate: String) -> Double { biases[candidate] ?? biases["default"] ?? 0 }
}

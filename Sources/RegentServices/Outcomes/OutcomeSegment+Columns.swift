import Crypto
import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

extension OutcomeContent {
    /// Checked outcomes as the store keeps them, with what they are found by.
    init(_ outcomes: CheckedOutcomes) {
        let columns = outcomes.columns
        self.init(
            environment: outcomes.environment, outcomeCount: columns.count, times: outcomes.times,
            digest: columns.digest(environment: outcomes.environment), hot: columns.storedHot(),
            packedTimes: columns.storedTimes(), cold: columns.coldZstd, summary: OutcomeCells.bytes(of: columns),
            values: [
                .selectedProvider: outcomes.selectedProviders, .routeStrategy: outcomes.routeStrategies.map(\.name),
            ],
            filter: outcomes.filter.bytes)
    }
}

extension OutcomeColumns {
    /// SHA-256 of what was said: the environment is not part of the columns, but of that.
    fileprivate func digest(environment: String) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array(environment.utf8))
        hash.update(data: [0])
        hash.update(data: encoded())
        return Array(hash.finalize())
    }
}

extension StoredOutcomes {
    /// The columns that were read, as one message; without times where those were not read.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func columns() throws(Refusal) -> OutcomeColumns {
        let decoded =
            isEarlier ? try? OutcomeColumns(decoding: hot) : OutcomeColumns(storedHot: hot, times: packedTimes)
        guard var columns = decoded,
            isEarlier || packedTimes != nil ? columns.isWhole : columns.isWholeWithoutTimes
        else { throw corrupt }
        columns.coldZstd = cold
        return columns
    }

    /// The columns, all of which must have been read, as they were acknowledged.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func verifiedColumns() throws(Refusal) -> OutcomeColumns {
        let columns = try columns()
        guard columns.digest(environment: environment) == digest else { throw corrupt }
        return columns
    }

    /// The outcomes; all columns must have been read. None of a segment whose time was over.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func rows() throws(Refusal) -> [RouteOutcome] {
        guard outcomeCount > 0 else { return [] }
        let columns = try verifiedColumns()
        do {
            return try columns.rows(environment: environment)
        } catch {
            throw corrupt
        }
    }

    /// The segment cannot be what was stored.
    var corrupt: Refusal { Self.corrupt(id) }

    /// A segment cannot be what was stored.
    static func corrupt(_ id: Int64) -> Refusal {
        Refusal(.storeCorrupt, "outcome segment \(id) is damaged", ["segment": "\(id)"])
    }
}

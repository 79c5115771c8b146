import Crypto
import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

extension OutcomeSegment {
    /// A checked batch, hot columns apart from cold ones, with what its outcomes are found by.
    init(principal: String, reporter: String, seq: UInt64, environment: String, outcomes: CheckedOutcomes) {
        self.init(
            principal: principal, reporter: reporter, seq: seq, environment: environment, columns: outcomes.columns,
            rows: outcomes.rows)
    }

    /// The batch of columns, of which the rows are given too.
    init(
        principal: String, reporter: String, seq: UInt64, environment: String, columns: OutcomeColumns,
        rows: [RouteOutcome]
    ) {
        let times = rows.map { $0.createTime?.microseconds ?? 0 }
        var hot = columns
        hot.coldZstd = []
        self.init(
            principal: principal, reporter: reporter, seq: seq, environment: environment,
            outcomeCount: columns.count, times: (times.min() ?? 0)...(times.max() ?? 0),
            digest: columns.digest(environment: environment),
            hot: hot.encoded(), cold: columns.coldZstd,
            values: [
                .selectedProvider: Set(rows.map { ExactText($0.selectedProvider) }).map(\.text).sorted(),
                .routeStrategy: Set(rows.map(\.routeStrategy)).map(\.name).sorted(),
            ],
            filter: RequestFilter(rows.map(\.requestId)).bytes)
    }
}

extension OutcomeColumns {
    /// SHA-256 of what was said: the environment is not part of the columns, but of that.
    fileprivate func digest(environment: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(environment.utf8) + [0] + encoded()))
    }
}

extension StoredOutcomes {
    /// The columns that were read, as one message.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func columns() throws(Refusal) -> OutcomeColumns {
        guard var columns = try? OutcomeColumns(decoding: hot), columns.isWhole else { throw corrupt }
        columns.coldZstd = cold
        return columns
    }

    /// The columns, both of which must have been read, as they were acknowledged.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func verifiedColumns() throws(Refusal) -> OutcomeColumns {
        let columns = try columns()
        guard columns.digest(environment: environment) == digest else { throw corrupt }
        return columns
    }

    /// The outcomes; both columns must have been read. None of a segment whose time was over.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func rows() throws(Refusal) -> [RouteOutcome] {
        guard !isErased else { return [] }
        let columns = try verifiedColumns()
        do {
            return try columns.rows(environment: environment)
        } catch {
            throw corrupt
        }
    }

    private var corrupt: Refusal {
        Refusal(.storeCorrupt, "outcome segment \(id) is damaged", ["segment": "\(id)"])
    }
}

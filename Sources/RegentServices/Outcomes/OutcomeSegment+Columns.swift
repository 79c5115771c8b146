import Crypto
import RegentBulk
import RegentMessages
import RegentModel
import RegentStorage

extension OutcomeSegment {
    /// A checked batch, hot columns apart from cold ones, with what its outcomes are found by.
    init(reporter: String, seq: UInt64, environment: String, outcomes: CheckedOutcomes) {
        let times = outcomes.rows.map { $0.createTime?.microseconds ?? 0 }
        var hot = outcomes.columns
        hot.coldZstd = []
        // The environment is not part of the columns, but of what was said.
        let digest = SHA256.hash(data: Array(environment.utf8) + [0] + outcomes.columns.encoded())
        self.init(
            reporter: reporter, seq: seq, environment: environment, outcomeCount: outcomes.columns.count,
            times: (times.min() ?? 0)...(times.max() ?? 0), digest: Array(digest), hot: hot.encoded(),
            cold: outcomes.columns.coldZstd,
            values: [
                .selectedProvider: Set(outcomes.rows.map(\.selectedProvider)).sorted(),
                .routeStrategy: Set(outcomes.rows.map(\.routeStrategy)).map(\.name).sorted(),
            ],
            filter: RequestFilter(outcomes.rows.map(\.requestId)).bytes)
    }
}

extension StoredOutcomes {
    /// The columns that were read, as one message.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func columns() throws(Refusal) -> OutcomeColumns {
        do {
            var columns = try OutcomeColumns(decoding: hot)
            columns.coldZstd = cold
            return columns
        } catch {
            throw corrupt
        }
    }

    /// The outcomes; both columns must have been read.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    func rows() throws(Refusal) -> [RouteOutcome] {
        let columns = try columns()
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

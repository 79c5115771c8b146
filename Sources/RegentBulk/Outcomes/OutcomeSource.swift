package import RegentMessages

/// Cuts a file of outcomes into batches of one environment each; the same file always gives the same ones.
package struct OutcomeSource {
    private var reader: OutcomeFileReader
    private var batchers: [String: OutcomeBatcher] = [:]
    /// Level of zstd, set before the first batch.
    package var level = BatchLimits.levelOnMachine
    /// Environments whose last batch is still to come.
    private var rest: [String]?

    /// Outcomes read so far.
    package var outcomeCount: Int { reader.outcomeCount }

    /// Opens the file.
    ///
    /// - Parameter environment: of outcomes that name none; empty = each must name its own.
    /// - Throws: `SampleFileError` when the file cannot be read.
    package init(file: String, environment: String) throws(SampleFileError) {
        reader = try OutcomeFileReader(path: file, environment: environment)
    }

    /// The next batch, without its number; nil at the end.
    ///
    /// - Throws: `SampleFileError` naming line and field.
    package mutating func next() throws(SampleFileError) -> OutcomeBatch? {
        while rest == nil {
            guard let outcome = try reader.next() else {
                rest = batchers.keys.sorted()
                break
            }
            let environment = outcome.environment
            if let full = batchers[environment, default: OutcomeBatcher(level: level)].append(outcome) {
                return OutcomeBatch(environment: environment, columns: full)
            }
        }
        while let environment = rest?.popLast() {
            guard let last = batchers[environment]?.finish() else { continue }
            return OutcomeBatch(environment: environment, columns: last)
        }
        return nil
    }
}

import RegentStorage

/// The last outcome of a page, named by what merging segments does not change.
struct OutcomeToken: Hashable {
    /// Create time, microseconds since 1970.
    let micros: Int64
    /// Name of the sequence of batches.
    let reporter: String
    /// Number of the batch in it.
    let seq: UInt64
    /// Place in the batch, from 0.
    let row: Int

    init(micros: Int64, reporter: String, seq: UInt64, row: Int) {
        (self.micros, self.reporter, self.seq, self.row) = (micros, reporter, seq, row)
    }

    /// The outcome that a page token names; nil for an empty text, the beginning.
    ///
    /// - Throws: `StorageError` `.invalidPageToken`.
    init?(_ text: String) throws(StorageError) {
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        // Points may be part of a reporter.
        guard parts.count >= 4, let micros = Int64(parts[0]), let seq = UInt64(parts[parts.count - 2]),
            let row = Int(parts[parts.count - 1]), micros >= 0, micros < .max, row >= 0
        else { throw Listing.invalid }
        self.init(micros: micros, reporter: parts[1..<parts.count - 2].joined(separator: "."), seq: seq, row: row)
    }

    /// As it stands in a page token.
    var text: String { "\(micros).\(reporter).\(seq).\(row)" }
}

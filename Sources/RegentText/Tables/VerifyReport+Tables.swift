package import RegentMessages

extension VerifyProgress {
    /// For example `ledger 12,000/40,000`.
    package var text: String {
        let done = total == 0 ? "" : " \(NumberText.grouped(done))/\(NumberText.grouped(total))"
        return stage + done
    }
}

extension VerifyReport {
    /// What was checked, and what is wrong where something is; of CSV the faults alone.
    package var tables: [Table] {
        let counts = Table(fields: [
            ("revision", "\(revision)"), ("entries", "\(entryCount)"), ("resources", "\(resourceCount)"),
            ("runs", "\(runCount)"), ("sample_batches", "\(sampleBatchCount)"),
            ("outcome_batches", "\(outcomeBatchCount)"), ("erased_outcome_batches", "\(erasedOutcomeBatchCount)"),
            ("answers", "\(answerCount)"), ("erased_answers", "\(erasedAnswerCount)"), ("faults", "\(faultCount)"),
        ])
        guard !faults.isEmpty else { return [counts] }
        let list = Table(
            [.text("place"), .text("kind"), .text("detail")], rows: faults.map { [$0.place, $0.kind.name, $0.detail] })
        return [list, counts]
    }
}

extension BackupManifest {
    /// A line a field.
    package func fields(_ file: String) -> Table {
        Table(fields: [
            ("file", file), ("store_id", storeId), ("revision", "\(revision)"), ("byte_count", "\(byteCount)"),
            ("sha256", HexText.text(sha256)),
        ])
    }
}

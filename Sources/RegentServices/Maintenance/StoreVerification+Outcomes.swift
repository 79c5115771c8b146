import RegentBulk
import RegentMessages
import RegentStorage

extension StoreVerification {
    /// Every batch of outcomes against its digest, and what leads to it against what it holds.
    mutating func checkOutcomes(total: UInt64) async throws {
        var lastID: Int64 = 0
        var lastSeqs: [String: UInt64] = [:]
        try await reading("outcome_segments") { verification in
            try await verification.store.forEachAuditedOutcomes { batch in
                let last = lastSeqs.updateValue(batch.seq, forKey: batch.reporter) ?? 0
                // Damage can store any number: the sums must not trap.
                if batch.stored.id != lastID &+ 1 || batch.seq != last &+ 1 {
                    verification.note(.gap, at: batch.place, "a batch before it is missing")
                }
                lastID = batch.stored.id
                verification.check(batch)
                let done = verification.report.outcomeBatchCount + verification.report.erasedOutcomeBatchCount
                try await verification.progress("outcomes", done, of: total)
            }
        }
    }

    private mutating func check(_ batch: AuditedOutcomes) {
        guard !batch.stored.isErased else {
            report.erasedOutcomeBatchCount += 1
            let isGone = batch.stored.hot.isEmpty && batch.stored.cold.isEmpty && batch.filter == nil
            if !isGone || !batch.indexEntries.isEmpty {
                note(.index, at: batch.place, "it was erased, but parts of it are still stored")
            }
            return
        }
        report.outcomeBatchCount += 1
        guard let expected = batch.recomputed() else {
            return note(.digest, at: batch.place, "the stored columns do not match the digest that was acknowledged")
        }
        let isFound =
            expected.indexEntries == batch.indexEntries && expected.filter == batch.filter
            && expected.times == batch.minMicros...max(batch.minMicros, batch.maxMicros)
        if !isFound { note(.index, at: batch.place, "the indexes of the batch do not match its content") }
    }

    /// Every stored answer, as far as it can be checked by itself.
    mutating func checkAnswers(total: UInt64) async throws {
        let types = Self.responseTypes
        try await reading("idempotency") { verification in
            try await verification.store.forEachAnswer { answer in
                if answer.isErased {
                    verification.report.erasedAnswerCount += 1
                } else {
                    verification.report.answerCount += 1
                }
                if !answer.isWhole(types[answer.method]) {
                    verification.note(
                        .answer, at: "keyed call \(HexText.text(answer.call)) \(answer.method)",
                        "the stored answer of the call cannot be decoded")
                }
                let done = verification.report.answerCount + verification.report.erasedAnswerCount
                try await verification.progress("answers", done, of: total)
            }
        }
    }

    /// The response of every method, by the method's name.
    private static var responseTypes: [String: any Message.Type] {
        let types = Dictionary(uniqueKeysWithValues: MessageTypes.all.map { ($0.fullName, $0) })
        return MethodDescriptor.all.reduce(into: [:]) { $0[$1.name] = types[$1.responseType] }
    }
}

extension AuditedOutcomes {
    fileprivate var place: String { "outcome batch \(stored.id) (reporter \(reporter), \(seq))" }

    /// The batch made again from its columns; nil where they are not what was acknowledged.
    fileprivate func recomputed() -> OutcomeSegment? {
        guard let columns = try? stored.verifiedColumns(), columns.count == stored.outcomeCount,
            let rows = try? columns.rows(environment: stored.environment)
        else { return nil }
        return OutcomeSegment(
            principal: "", reporter: reporter, seq: seq, environment: stored.environment, columns: columns,
            rows: rows)
    }
}

extension StoredAnswer {
    /// Whether it is an answer of a type, or can be made of the ledger; of a method that is gone, only that there is
    /// one.
    fileprivate func isWhole(_ type: (any Message.Type)?) -> Bool {
        guard requestDigest.count == 32 else { return false }
        guard let response else { return isErased || hasEntry }
        // An answer that holds a document is never empty; one of Apply, where nothing was to be changed, is.
        let mayBeEmpty = !(type is any DocumentResponse.Type)
        guard !isErased, !method.isEmpty, mayBeEmpty || !response.isEmpty else { return false }
        return type.map { (try? $0.init(decoding: response)) != nil } ?? true
    }
}

import RegentBulk
import RegentMessages
import RegentStorage

extension StoreVerification {
    /// Every segment of outcomes against its digest and its batches, and what leads to it against what it holds.
    mutating func checkOutcomes(total: UInt64) async throws {
        var directory = Directory()
        let isRead = try await reading("outcome_batches") { verification in
            try await verification.store.forEachAuditedBatch { batch in
                if !directory.add(batch) { verification.note(.gap, at: batch.place, "a batch before it is missing") }
            }
        }
        var heldCount: UInt64 = 0
        let isWalked = try await reading("outcome_segments") { verification in
            try await verification.store.forEachAuditedOutcomes { segment in
                heldCount += UInt64(segment.batches.count { $0.id <= directory.lastID })
                verification.check(segment)
                let done = verification.report.outcomeBatchCount + verification.report.erasedOutcomeBatchCount
                try await verification.progress("outcomes", done, of: total)
            }
        }
        if isRead, isWalked, heldCount != directory.count {
            note(.gap, at: "outcome_segments", "only \(heldCount) of \(directory.count) batches are in a segment")
        }
    }

    /// What was seen of the directory of batches.
    private struct Directory {
        private(set) var lastID: Int64 = 0
        private(set) var count: UInt64 = 0
        private var lastSeqs: [String: UInt64] = [:]

        /// Adds the next batch; false where one before it is missing. Damage can store any number: sums must not trap.
        mutating func add(_ batch: AuditedBatch) -> Bool {
            let last = lastSeqs.updateValue(batch.seq, forKey: batch.reporter) ?? 0
            defer { (lastID, count) = (batch.id, count + 1) }
            return batch.id == lastID &+ 1 && batch.seq == last &+ 1
        }
    }

    private mutating func check(_ segment: AuditedOutcomes) {
        let present = segment.batches.filter { !$0.isErased }
        report.outcomeBatchCount += UInt64(present.count)
        report.erasedOutcomeBatchCount += UInt64(segment.batches.count - present.count)
        guard !present.isEmpty else {
            let stored = segment.stored
            let isGone = stored.hot.isEmpty && stored.cold.isEmpty && segment.filter == nil && segment.summary == nil
            if !isGone || !segment.indexEntries.isEmpty {
                note(.index, at: segment.place, "it was erased, but parts of it are still stored")
            }
            return
        }
        guard let outcomes = segment.outcomes else {
            return note(.digest, at: segment.place, "the stored columns do not match their digest")
        }
        let expected = OutcomeContent(outcomes)
        let isFound =
            expected.indexEntries == segment.indexEntries && expected.filter == segment.filter
            && expected.times == segment.stored.times && segment.hasTimes
            && (segment.summary ?? []) == (segment.stored.isEarlier ? [] : expected.summary)
        if !isFound { note(.index, at: segment.place, "the indexes of the segment do not match its content") }
        check(present, of: segment, outcomes)
    }

    /// The batches whose rows a segment holds.
    private mutating func check(_ batches: [AuditedBatch], of segment: AuditedOutcomes, _ outcomes: CheckedOutcomes) {
        guard batches.reduce(0, { $0 + Int($1.outcomeCount) }) == outcomes.count else {
            return note(.digest, at: segment.place, "the number of its outcomes differs from that of its batches")
        }
        var start = 0
        for batch in batches {
            let end = start + Int(batch.outcomeCount)
            // The digest that was acknowledged covers a frame that is gone once the batch was merged with others.
            let isWhole =
                segment.batches.count == 1
                ? batch.digest == segment.stored.digest
                : batch.digest.count == 32 && batch.contentDigest == outcomes.rows(start..<end).contentDigest
            if !isWhole { note(.digest, at: batch.place, "its outcomes do not match the digest that was acknowledged") }
            let times = outcomes.columns.createTimeUs[start..<end]
            let first = Int64(clamping: times.min() ?? 0)
            if batch.minMicros != first || batch.maxMicros != Int64(clamping: times.max() ?? 0) {
                note(.index, at: batch.place, "the times of the batch do not match its outcomes")
            }
            start = end
        }
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

extension AuditedBatch {
    fileprivate var place: String { "outcome batch \(id) (reporter \(reporter), \(seq))" }
}

extension AuditedOutcomes {
    fileprivate var place: String { "outcome segment \(stored.id)" }

    /// Its outcomes; nil where they are not what was stored.
    fileprivate var outcomes: CheckedOutcomes? {
        guard let columns = try? stored.verifiedColumns(), columns.count == stored.outcomeCount else { return nil }
        return try? CheckedOutcomes(stored: columns, environment: stored.environment)
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

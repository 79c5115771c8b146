import RegentMessages

extension KeyedCall {
    /// A call as it is to be kept: the response only where the subject, its entry and the flags do not give it again.
    init<Response: ReceiptedResponse>(
        _ response: Response, requestDigest: [UInt8], time: Int64, _ transaction: WriteTransaction
    ) {
        guard let subject = transaction.subject, let receipt = transaction.receipt else {
            self.init(requestDigest: requestDigest, revision: 0, time: time, response: response.encoded())
            return
        }
        var plain = (Response.self as? any DocumentResponse.Type)?.answer(holding: subject) as? Response
        plain?.receipt = receipt
        self.init(
            requestDigest: requestDigest, revision: receipt.revision, time: time,
            createTime: subject.createTime?.microseconds ?? 0,
            flags: receipt.singlePersonMode ? .singlePersonMode : [],
            response: plain == response ? nil : response.encoded())
    }

    /// Whether an answer has expired.
    func isExpired(at now: Int64) -> Bool {
        let (age, isTooLong) = now.subtractingReportingOverflow(time)
        return isErased || isTooLong || age > Store.answerKeptMicros
    }

    /// The answer of the call: the stored response, or the subject as its entry left it; nil if the entry
    /// has lost its payload.
    ///
    /// - Throws: `StorageError` `.damaged` where there is neither; `DatabaseError`.
    func answer<Response: ReceiptedResponse>(
        _ type: Response.Type, _ mutation: Mutation, _ ledger: LedgerTable
    ) throws -> Response? {
        if let response { return try decodeStored(type, response) }
        guard let entry = try ledger.entry(revision), entry.idempotencyKey == mutation.idempotencyKey else {
            throw StorageError(.damaged, "a stored call has neither an answer nor a ledger entry")
        }
        guard !entry.payload.isEmpty else { return nil }
        let resource = try StoredResource(entry, createTime: createTime)
        guard var answer = try (type as? any DocumentResponse.Type)?.answer(from: resource) as? Response else {
            throw StorageError(.damaged, "a stored call of \(type.fullName) has no answer")
        }
        answer.receipt = Receipt(
            revision: entry.revision, etag: resource.etag, leafHash: entry.leafHash,
            singlePersonMode: flags.contains(.singlePersonMode), treeSize: entry.revision)
        return answer
    }
}

extension DocumentResponse {
    /// The response that holds a document; nil for one of another kind.
    fileprivate static func answer(holding document: any Document) -> Self? {
        (document as? Subject).map { Self(subject: $0) }
    }

    /// The response that holds a stored document.
    fileprivate static func answer(from resource: StoredResource) throws -> Self {
        Self(subject: try resource.decoded(as: Subject.self))
    }
}

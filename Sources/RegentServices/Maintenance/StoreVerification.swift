package import RegentMessages
package import RegentStorage

/// A walk over everything that is stored, in short reads: a live daemon goes on meanwhile.
package struct StoreVerification {
    /// Told how far the walk has come.
    package typealias Teller = (VerifyProgress) async throws -> Void

    /// Place of the faults of the database file itself.
    static let file = "file"
    /// Faults listed; more are only counted.
    private static let faultsMax = 1_000
    /// Things checked between two messages of progress.
    private static let tellEvery: UInt64 = 64

    let store: Store
    private let tell: Teller
    /// What was found so far.
    var report = VerifyReport()

    private init(_ store: Store, _ tell: @escaping Teller) {
        self.store = store
        self.tell = tell
    }

    /// Checks the file, its head file, the ledger and its resources, the samples, the outcomes and the kept answers.
    ///
    /// What is damaged is in the report and no error.
    /// - Throws: `StorageError` when the store cannot be read for another reason; what `tell` throws.
    package static func run(_ store: Store, _ tell: @escaping Teller) async throws -> VerifyReport {
        var verification = StoreVerification(store, tell)
        try await verification.checkFile()
        try await verification.checkHead()
        try await verification.checkLedger()
        let counts = try await verification.counts()
        try await verification.checkSamples(total: counts?.samples ?? 0)
        try await verification.checkOutcomes(total: counts?.outcomes ?? 0)
        try await verification.checkAnswers(total: counts?.answers ?? 0)
        return verification.report
    }

    /// Adds a fault, or counts it where there are many.
    mutating func note(_ kind: StoreFaultKind, at place: String, _ detail: String) {
        report.faultCount += 1
        guard report.faults.count < Self.faultsMax else { return }
        report.faults.append(StoreFault(place: place, kind: kind, detail: detail))
    }

    /// Reports the progress of a stage from time to time.
    func progress(_ stage: String, _ done: UInt64, of total: UInt64, always: Bool = false) async throws {
        guard always || done % Self.tellEvery == 0 else { return }
        try await tell(VerifyProgress(stage: stage, done: done, total: total))
    }

    /// Runs a stage; a part of a table that cannot be read ends it with a fault, and false.
    @discardableResult
    mutating func reading(
        _ table: String, _ body: (inout StoreVerification) async throws -> Void
    ) async throws -> Bool {
        do {
            try await body(&self)
            return true
        } catch let error as StorageError where error.code == .damaged {
            note(.unreadable, at: table, "the rest of the table cannot be read: \(error.message)")
            return false
        }
    }

    private func counts() async throws -> StoredCounts? {
        do { return try await store.storedCounts() } catch let error as StorageError where error.code == .damaged {
            return nil
        }
    }

    private mutating func checkFile() async throws {
        try await progress("file", 0, of: 0)
        do {
            for fault in try await store.fileFaults(limit: Self.faultsMax) { note(.file, at: Self.file, fault) }
        } catch let error as StorageError where error.code == .damaged {
            note(.file, at: Self.file, error.message)
        }
    }

    private mutating func checkHead() async throws {
        try await progress("head", 0, of: 0)
        do {
            if let loss = try await store.presentLoss() { note(.file, at: "regent.head", "\(loss)") }
        } catch let error as StorageError where error.code != .damaged {
            throw error
        } catch {
            note(.file, at: "regent.head", "it cannot be compared with the store: \(error)")
        }
    }

    private mutating func checkLedger() async throws {
        let last = store.revisions.last
        let audit = try await store.auditLedger { try await progress("ledger", $0, of: max(last, $0), always: true) }
        (report.revision, report.entryCount) = (audit.revision, audit.entryCount)
        report.resourceCount = audit.resourceCount
        for fault in audit.faults {
            note(fault.kind.wire, at: "revision \(fault.revision)", fault.detail)
        }
        report.faultCount += audit.faultCount - UInt64(audit.faults.count)
    }
}

extension LedgerAudit.Kind {
    fileprivate var wire: StoreFaultKind {
        switch self {
        case .gap: .gap
        case .leaf: .leaf
        case .payload: .payload
        case .chain: .chain
        case .resource: .resource
        case .index: .index
        case .tile: .tile
        case .checkpoint: .checkpoint
        case .unreadable: .unreadable
        }
    }
}

extension LedgerAudit.Fault {
    fileprivate var detail: String {
        switch kind {
        case .gap: "the revision before it is missing"
        case .leaf: "the leaf does not match the entry of \(resource)"
        case .payload: "the payload of \(resource) does not match its digest, or is gone without an erasure"
        case .chain: "the entry before this one left \(resource) in another state"
        case .resource: "\(resource) differs from what this entry recorded"
        case .index: "the index of lists does not match \(resource)"
        case .tile: "a tile of the tree does not have the leaves of the entries up to this one"
        case .checkpoint: "the checkpoint of so many entries does not match them, or is not signed by the log"
        case .unreadable: "it cannot be read, and what comes after it was not checked"
        }
    }
}

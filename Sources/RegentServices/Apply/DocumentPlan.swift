import RegentMessages
import RegentModel
import RegentStorage

/// What an Apply makes of documents, inside the writer: each is changed by its own kind's methods as it is planned, so
/// that the later ones see it.
struct DocumentPlan {
    /// Documents that pruning may archive.
    static let prunedMax = 200

    private let request: ApplyRequest
    private let store: WriteTransaction
    private var touched: [String: Touched] = [:]
    /// Names of the touched ones, in order.
    private var names: [String] = []
    /// Names of those that were changed, in order.
    var changedNames: [String] { names.filter { touched[$0]?.effect != .unchanged } }

    /// A document that was changed, or was found to be as it should be.
    private struct Touched {
        let type: any Document.Type
        /// Encoded, without what the store fills in; nil where there was none.
        let before: [UInt8]?
        /// Its etag before the call; empty where there was none.
        let etagBefore: String
        /// Encoded, as its own document in the request left it; nil for one that has none.
        var own: [UInt8]?
        /// Encoded, after everything.
        var after: [UInt8] = []
        var effect = AppliedEffect.unchanged
        var revision: UInt64 = 0
        var etag = ""
    }

    init(_ request: ApplyRequest, _ store: WriteTransaction) {
        self.request = request
        self.store = store
    }

    // MARK: Documents of the request

    /// Makes one document what it should be.
    ///
    /// - Throws: what its kind's method is refused with, with the document's name; `Refusal` `NOT_DECLARATIVE`,
    ///   `DOCUMENT_INVALID`.
    mutating func apply(_ document: AppliedDocument) throws {
        try naming(document.name) { plan in
            try plan.apply(document, try DeclarativeNouns.noun(of: document.name))
        }
    }

    private mutating func apply<N: AppliedNoun>(_ document: AppliedDocument, _ noun: N) throws {
        var stored = try reachable(document.name, noun)
        try checkPlace(document, stored, noun)
        var etag = try presentEtag(of: document)
        if let archived = stored, let restore = noun.restore, noun.isArchived(archived) {
            stored = try carryOut(restore, archived, reason: document.reason, etag: etag, effect: .restored)
            // It was that of the archived one.
            etag = ""
        }
        let wanted = try document.merged(over: stored, replacing: request.replace)
        let method = stored == nil ? noun.create : noun.update
        // Without an etag it merges over what it has just read: that is the one that a method may ask for.
        let known = etag.isEmpty ? stored?.etag ?? "" : etag
        let change = try decide(method, wanted, reason: document.reason, etag: known)
        if let stored, change.others.isEmpty, change.after.bareBytes == stored.bareBytes {
            // Nothing is written, but an etag must be the present one.
            let same = Change(after: stored, effect: .none, command: change.command)
            remember(N.D.self, document.name, before: stored)
            update(try store.put(same), effect: .unchanged)
        } else {
            _ = try put(change, method, effect: stored == nil ? .created : .changed)
        }
        let after = touched[document.name]?.after
        touched[document.name]?.own = after
        // At once: two hundred defaults of one environment would else be moved one after the other.
        if !change.others.isEmpty { try checkAgreement(with: document) }
    }

    /// The etag to ask for: one that the caller read before the call stands for what another document of the call has
    /// made of it since.
    ///
    /// - Throws: `StorageError` `.etagMismatch` with the etag before the call: what is undone has none to tell.
    private func presentEtag(of document: AppliedDocument) throws(StorageError) -> String {
        guard let known = touched[document.name], !document.etag.isEmpty else { return document.etag }
        guard document.etag == known.etagBefore else {
            throw StorageError(
                .etagMismatch, "\(document.name) has changed since it was read",
                ["name": document.name, "expected": document.etag, "etag": known.etagBefore])
        }
        return known.etag
    }

    /// The stored document. One that the caller may not change is taken for a new one where its name does not say in
    /// which scopes it lies: no answer then tells that it exists, but the refusal of a name that is taken.
    private func reachable<N: AppliedNoun>(_ name: String, _ noun: N) throws -> N.D? {
        let isTold = try noun.isPlacedWithoutFields || store.isAllowed(noun.update.method, for: [[name]])
        return isTold ? try store.find(N.D.self, name) : nil
    }

    /// Refuses callers who may not change the document, before any answer that depends on what is stored.
    private func checkPlace<N: AppliedNoun>(_ document: AppliedDocument, _ stored: N.D?, _ noun: N) throws {
        var placed = stored
        if noun.isPlacedWithoutFields {
            placed = N.D()
            placed?.name = document.name
        }
        guard let placed else { return }
        let method = stored == nil ? noun.create : noun.update
        _ = try store.command(method.method, for: method.scope(placed), reason: "", etag: "")
    }

    // MARK: Pruning

    /// Archives what lies under the parents that the request prunes and is not named in it.
    ///
    /// - Throws: as `apply`; `Refusal` `PRUNE_TOO_LARGE`; `StorageError` `.notFound` for a parent that does not exist.
    mutating func prune() throws {
        let named = Set(request.documents.map(\.name))
        var pruned: Set<String> = []
        for parent in request.prune where pruned.insert(parent).inserted {
            try naming(parent) { plan in
                let outer = try DeclarativeNouns.noun(of: parent)
                // What lies in others goes first.
                let nouns = DeclarativeNouns.all.filter { $0.isArchivable && $0.lies(in: outer) }
                guard !nouns.isEmpty else {
                    throw Refusal(.documentInvalid, "prune: nothing under \(parent) can be pruned", ["field": "prune"])
                }
                for noun in nouns { try plan.checkPrune(noun, parent) }
                try plan.requireParent(parent, outer)
                for noun in nouns.sorted(by: { $0.depth > $1.depth }) { try plan.prune(noun, parent, named) }
            }
        }
    }

    /// Refuses callers who may archive nothing of a kind there, before any answer that depends on what is stored.
    private func checkPrune<N: AppliedNoun>(_ noun: N, _ parent: String) throws {
        guard let archive = noun.archive else { return }
        _ = try store.command(archive.method, for: [[parent]], reason: "", etag: "")
    }

    private func requireParent<N: AppliedNoun>(_ parent: String, _ noun: N) throws {
        _ = try store.require(N.D.self, parent)
    }

    private mutating func prune<N: AppliedNoun>(_ noun: N, _ parent: String, _ named: Set<String>) throws {
        guard let archive = noun.archive else { return }
        let left = try store.children(N.D.self, of: parent).filter {
            !named.contains($0.name) && !noun.isArchived($0)
        }
        let count = touched.values.count { $0.effect == .archived } + left.count
        guard count <= Self.prunedMax else {
            throw Refusal(
                .pruneTooLarge,
                "pruning \(parent) would archive \(count) documents, at most \(Self.prunedMax) can be; archive some",
                ["resource": parent, "count": "\(count)"])
        }
        for document in left {
            try naming(document.name) { plan in
                _ = try plan.carryOut(archive, document, reason: "", etag: "", effect: .archived)
            }
        }
    }

    // MARK: Methods

    private func decide<D: Governed>(
        _ method: AppliedMethod<D>, _ document: D, reason: String, etag: String
    ) throws -> Change<D> {
        let reason = reason.isEmpty ? request.mutation?.reason ?? "" : reason
        let command = try store.command(method.method, for: method.scope(document), reason: reason, etag: etag)
        return try method.decide(document, command, store)
    }

    private mutating func carryOut<D: Governed>(
        _ method: AppliedMethod<D>, _ document: D, reason: String, etag: String, effect: AppliedEffect
    ) throws -> D {
        try put(try decide(method, document, reason: reason, etag: etag), method, effect: effect)
    }

    private mutating func put<D: Governed>(
        _ change: Change<D>, _ method: AppliedMethod<D>, effect: AppliedEffect
    ) throws -> D {
        try remember(change)
        for other in change.others { try remember(other) }
        let after = try store.put(change)
        if change.effect != .none { try method.store(after, store) }
        update(after, effect: effect)
        for other in change.others { try update(other) }
        return after
    }

    // MARK: What was touched

    private mutating func remember<C: DocumentChange>(_ change: C) throws {
        let name = change.after.name
        if touched[name] == nil { remember(C.D.self, name, before: try store.find(C.D.self, name)) }
    }

    private mutating func remember<D: Document>(_ type: D.Type, _ name: String, before: D?) {
        guard touched[name] == nil else { return }
        touched[name] = Touched(type: type, before: before?.bareBytes, etagBefore: before?.etag ?? "")
        names.append(name)
    }

    private mutating func update<C: DocumentChange>(_ change: C) throws {
        update(try store.require(C.D.self, change.after.name), effect: .changed)
    }

    private mutating func update(_ after: some Document, effect: AppliedEffect) {
        guard var entry = touched[after.name] else { return }
        // What was made or restored here stays that, whatever else is changed of it.
        if ![.created, .restored].contains(entry.effect), effect != .unchanged { entry.effect = effect }
        (entry.after, entry.revision, entry.etag) = (after.bareBytes, after.revision, after.etag)
        touched[after.name] = entry
    }

    // MARK: The result

    /// Refuses a document that undoes what another one sets.
    ///
    /// - Throws: `Refusal` `DOCUMENT_CONFLICT`.
    private func checkAgreement(with other: AppliedDocument) throws {
        for document in request.documents where document.name != other.name {
            guard let touched = touched[document.name], let own = touched.own, own != touched.after else { continue }
            let undone = try changes(of: touched, from: own).changes.map(\.path).first { path in
                (document.setPaths + document.resetPaths).contains { path.isAt($0) }
            }
            guard let undone else { continue }
            throw Refusal(
                .documentConflict, "\(undone) of \(document.name) conflicts with \(other.name)",
                ["document": document.name, "field": undone, "other": other.name])
        }
    }

    /// What became of every document, in the order of the plan.
    ///
    /// - Throws: `Refusal` `STORE_CORRUPT`.
    func changes() throws -> [AppliedChange] {
        let isOnlyChecked = request.mutation?.validateOnly == true
        var room = FieldChange.roomMax
        return try names.compactMap { name in
            guard let touched = touched[name] else { return nil }
            var change = AppliedChange(name: name, effect: touched.effect)
            if !isOnlyChecked { (change.revision, change.etag) = (touched.revision, touched.etag) }
            guard touched.before != touched.after else { return change }
            let found = try changes(of: touched, from: touched.before, room: &room)
            let hidden = ["name"] + touched.type.outputOnlyFields
            change.fields = found.changes.filter { field in
                !hidden.contains { field.path == $0 || field.path.hasPrefix("\($0).") }
            }
            change.omitted = found.omitted
            return change
        }
    }

    private func changes(of touched: Touched, from before: [UInt8]?) throws(Refusal) -> FieldChanges {
        var room = FieldChange.roomMax
        return try changes(of: touched, from: before, room: &room)
    }

    private func changes(
        of touched: Touched, from before: [UInt8]?, room: inout Int
    ) throws(Refusal) -> FieldChanges {
        do {
            return try FieldChanges(from: before, to: touched.after, as: touched.type.fullName, room: &room)
        } catch {
            throw Refusal(.storeCorrupt, "a stored document cannot be decoded")
        }
    }

    /// Adds the document's name to the metadata of a refusal.
    private mutating func naming(_ name: String, _ body: (inout DocumentPlan) throws -> Void) throws {
        do {
            try body(&self)
        } catch let refusal as Refusal {
            throw Refusal(refusal.reason, refusal.message, ["document": name].merging(refusal.metadata) { $1 })
        } catch let error as StorageError {
            let metadata = ["document": name].merging(error.metadata) { $1 }
            throw StorageError(error.code, error.message, metadata, cause: error.cause)
        }
    }
}

extension String {
    /// Whether it is a path of a field, or of something in it, by its bytes.
    fileprivate func isAt(_ path: String) -> Bool {
        guard utf8.starts(with: path.utf8) else { return false }
        return utf8.dropFirst(path.utf8.count).first.map { "[.".utf8.contains($0) } ?? true
    }
}

extension AppliedNoun {
    /// In how many others it lies.
    fileprivate var depth: Int { D.pattern.utf8.count { $0 == UInt8(ascii: "/") } }

    /// Whether Apply can archive one.
    fileprivate var isArchivable: Bool { archive != nil }

    /// Whether its documents lie in those of another kind.
    fileprivate func lies(in outer: any AppliedNoun) -> Bool { pattern.hasPrefix(outer.pattern + "/") }
}

import RegentMessages
import RegentModel
import RegentStorage

/// What a caller sees of the ledger: the changes of resources that it may read; with audit.read also who made them and
/// why.
///
/// An entry of a resource that the caller may not read is left out, as its Get method would refuse it.
/// - Source: docs/architecture.md, "The ledger".
struct LedgerView {
    private static let audit = [Permission("audit.read")]

    private let caller: Caller
    private let detail: SharedEntry.Detail

    /// The view of a caller.
    init(of caller: Caller) {
        self.caller = caller
        detail = caller.holds(anyOf: Self.audit, for: []) ? .whole : .withoutActor
    }

    /// Whether it depends on the scopes of a resource what the caller sees of it, for any kind.
    var dependsOnPlaces: Bool {
        Documents.all.contains { if case .within = caller.reach(of: $0.kind) { true } else { false } }
    }

    /// The entry as the caller sees it; nil where it may not read the resource.
    func shown(_ entry: LedgerEntry) -> LedgerEntry? {
        guard caller.mayRead(entry.resource, placedAt: { entry.scopeNames }) else { return nil }
        return entry.shown(detail)
    }

    /// The encoded WatchResponse of the wanted ones among some entries, as the caller sees them.
    ///
    /// It is put together from the encodings that all watchers share: for a watcher an entry is a comparison and a
    /// copy of bytes.
    func page(of entries: [SharedEntry], for request: WatchRequest, upTo revision: UInt64) -> [UInt8] {
        // Nearly always one kind or two.
        var reaches: [String: Reach] = [:]
        var parts: [[UInt8]] = []
        parts.reserveCapacity(entries.count + 1)
        for entry in entries where request.wants(entry) {
            guard shows(entry, reach(of: entry.kind, &reaches)) else { continue }
            // Fields of one message that are encoded one after the other are the encoding of the message.
            parts.append(entry.encoded(detail) { WatchResponse(entries: [$0]).encoded() })
        }
        parts.append(WatchResponse(revision: revision).encoded())
        var page: [UInt8] = []
        page.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { page += part }
        return page
    }

    private func reach(of kind: String, _ known: inout [String: Reach]) -> Reach {
        if let reach = known[kind] { return reach }
        let reach = caller.reach(of: kind)
        known[kind] = reach
        return reach
    }

    private func shows(_ entry: SharedEntry, _ reach: Reach) -> Bool {
        switch reach {
        case .none: false
        case .within(let permissions): caller.holds(anyOf: permissions, for: entry.scopeNames)
        case .all: true
        }
    }
}

extension WatchRequest {
    /// Whether it asks for the changes of a resource.
    fileprivate func wants(_ entry: SharedEntry) -> Bool {
        entry.resource.utf8.starts(with: namePrefix.utf8)
            && (kinds.isEmpty || kinds.contains(entry.kind))
    }
}

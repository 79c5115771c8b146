package import RegentMessages
import RegentModel
import Synchronization

/// An entry of the ledger, with what its readers need of it: found by the first that asks, kept for the others.
package final class SharedEntry: Sendable {
    /// How much of an entry a reader sees.
    package enum Detail: Hashable, Sendable {
        /// All of it.
        case whole
        /// The change, without actor and reason.
        case withoutActor
    }

    /// The entry.
    package let entry: LedgerEntry
    /// Its revision.
    package let revision: UInt64
    /// Name of the resource. Beside the entry, so that reading it copies nothing else.
    package let resource: String
    /// Bytes of what it says.
    let byteCount: Int

    private struct Found {
        var kind: String?
        var scopeNames: [String]?
        var encodings: [Detail: [UInt8]] = [:]
    }

    private let found = Mutex(Found())

    /// An entry of which nothing is found yet.
    package init(_ entry: LedgerEntry) {
        self.entry = entry
        revision = entry.revision
        resource = entry.resource
        byteCount = entry.byteCount
    }

    /// The kind of the resource; empty where its name is malformed.
    package var kind: String {
        found.withLock { found in
            let kind = found.kind ?? (try? ResourceName(resource).kind) ?? ""
            found.kind = kind
            return kind
        }
    }

    /// The names by which the resource lies in scopes, from its state after the change.
    package var scopeNames: [String] {
        found.withLock { found in
            let names = found.scopeNames ?? entry.scopeNames
            found.scopeNames = names
            return names
        }
    }

    /// The bytes that carry the entry in a message.
    ///
    /// - Parameter encode: makes them from the entry as it is shown; the same for every reader. Called once for each
    ///   detail.
    package func encoded(_ detail: Detail, by encode: (LedgerEntry) -> [UInt8]) -> [UInt8] {
        found.withLock { found in
            if let bytes = found.encodings[detail] { return bytes }
            let bytes = encode(entry.shown(detail))
            found.encodings[detail] = bytes
            return bytes
        }
    }
}

extension LedgerEntry {
    /// Bytes of what it says, about: a reason alone may have as many as a small document.
    var byteCount: Int {
        let who = actor.utf8.count + role.utf8.count + onBehalfOf.utf8.count + method.utf8.count
        let what = resource.utf8.count + event.utf8.count + reason.utf8.count + idempotencyKey.utf8.count
        return who + what + payload.count + beforeDigest.count + afterDigest.count + leafHash.count
    }

    /// The names by which the resource lies in scopes, from its state after the change.
    package var scopeNames: [String] {
        switch Documents.place(of: resource) {
        case .names(let names): names
        case .fields(let type): (try? type.init(decoding: payload))?.scopeNames ?? []
        }
    }

    /// The entry with so much of it; without a payload that an earlier release stored and no answer takes.
    package func shown(_ detail: SharedEntry.Detail) -> LedgerEntry {
        var entry = self
        if payload.count > PageSize.documentBytesMax {
            (entry.payload, entry.payloadLeftOut) = ([], UInt64(payload.count))
        }
        guard detail == .withoutActor else { return entry }
        (entry.actor, entry.role, entry.onBehalfOf, entry.reason, entry.idempotencyKey) = ("", "", "", "", "")
        return entry
    }
}

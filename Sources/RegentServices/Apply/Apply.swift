import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Makes many documents what they should be, in one transaction.
struct Apply: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ApplyRequest, _ call: CallContext) async throws -> ApplyResponse {
        guard request.mutation?.etag.isEmpty != false else {
            throw Refusal(
                .documentInvalid, "mutation.etag must be empty; set the etag of each document instead",
                ["field": "mutation.etag"])
        }
        do {
            return try await carryOut(request, call)
        } catch let denied as RPCError where denied.reason == ErrorReason.permissionDenied.name {
            throw denied.about(denied.metadata["resource"])
        }
    }

    private func carryOut(_ request: ApplyRequest, _ call: CallContext) async throws -> ApplyResponse {
        let documents = try AppliedOrder.sorted(request.documents)
        // What the plan asks of each document is asked before a stored plan is given again, too.
        let subjects = DeclarativeNouns.placedNames(request.documents.map(\.name) + request.prune).map { [$0] }
        return try await context.mutate(request, subjects, call) { [routing = context.routing] store in
            let before = routing.inWriter
            var plan = DocumentPlan(request, store)
            for document in documents { try plan.apply(document) }
            try plan.prune()
            if !request.allowEmpty { try CandidatesLeft(before).check(plan.changedNames, store) }
            return ApplyResponse(changes: try plan.changes(), receipt: store.latestReceipt)
        }
    }
}

extension RPCError {
    /// The same refusal with its document, as all those of Apply have it.
    fileprivate func about(_ document: String?) -> RPCError {
        var error = self
        error.metadata["document"] = document
        return error
    }
}

/// The order in which documents are applied: what others lie in comes first, and what others name.
enum AppliedOrder {
    /// Ranks of kinds among those of the same depth, where one document names another: models name regions, jobs name
    /// models. Every other kind has rank 1.
    private static let ranks = [Region.kind: 0, Job.kind: 2]

    /// Documents in that order, else as they were given.
    ///
    /// - Throws: `Refusal` `DOCUMENT_CONFLICT` where two have one name.
    static func sorted(_ documents: [AppliedDocument]) throws(Refusal) -> [AppliedDocument] {
        var names: [String: String] = [:]
        for document in documents {
            if let other = names.updateValue(document.name, forKey: document.name.asciiLowercased) {
                throw Refusal(
                    .documentConflict,
                    other == document.name
                        ? "\(document.name) appears twice"
                        : "\(other) and \(document.name) are the same name; names are unique ignoring case",
                    ["document": document.name, "other": other])
            }
        }
        return documents.enumerated().sorted { left, right in
            (depth(left.element), rank(left.element), left.offset)
                < (depth(right.element), rank(right.element), right.offset)
        }.map(\.element)
    }

    private static func rank(_ document: AppliedDocument) -> Int {
        ranks[(try? ResourceName(document.name).kind) ?? ""] ?? 1
    }

    private static func depth(_ document: AppliedDocument) -> Int {
        document.name.utf8.count { $0 == UInt8(ascii: "/") }
    }
}

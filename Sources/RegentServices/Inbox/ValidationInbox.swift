import RegentGovernance
import RegentMessages
import RegentModel

/// Validations that wait to be decided by somebody who has neither registered the version nor proposed it.
enum ValidationInbox: InboxSource {
    static let queues: [InboxQueue<ValidationRequest>] = [ValidationRequestState.requested, .inProgress].map { state in
        InboxQueue(
            mayApprove: true, answeredBy: ValidationServiceMethods.decideValidation.descriptor,
            filter: { _ in "state = \(state.name)" }
        ) { validation, caller, store in
            guard validation.waits(for: caller) else { return [] }
            let authors = try await store.authors(of: validation.version)
            return authors.contains(caller.name) && !caller.isSinglePersonMode ? [] : [decision(validation)]
        }
    }

    static func news(of validation: ValidationRequest, _ entry: LedgerEntry) -> [InboxItem] {
        switch entry.event {
        case "validationRequest.requested": return [decision(validation)]
        case "validationRequest.approved", "validationRequest.rejected":
            var item = InboxItem(
                entry.event, of: validation, title: validation.version,
                command: "regent validation show \(validation.id)")
            item.recipients = [validation.requestedBy].filter { !$0.isEmpty }
            return [item]
        default: return []
        }
    }

    private static func decision(_ validation: ValidationRequest) -> InboxItem {
        InboxItem(
            "validation.decide", of: validation, title: validation.version,
            command: "regent validation decide \(validation.id) DECISION --comment TEXT", approval: true)
    }
}

extension ValidationRequest {
    /// As the command line names it.
    fileprivate var id: String { (try? ResourceName(name))?.id ?? name }

    /// Whether a caller who holds the permission may decide.
    fileprivate func waits(for caller: Caller) -> Bool {
        caller.kind == .human && (caller.isSinglePersonMode || registrant != caller.name)
    }
}

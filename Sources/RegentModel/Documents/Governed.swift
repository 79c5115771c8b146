package import RegentMessages

/// A document with a lifecycle: states, verbs, actors and events stand in its table, and nowhere else.
package protocol Governed: Document {
    /// Its rows.
    static var lifecycle: [Transition<Self>] { get }
}

extension Governed {
    /// The change of this document by a command.
    ///
    /// The lifecycle is asked first: state, actor, reason, etag. Then the edit runs, and the state it leads to must be
    /// one that the row allows. Where it moves the document into other scopes, the actor must hold the permission
    /// there too.
    /// - Parameter event: which event of the row it is; nil = the first.
    /// - Throws: `Refusal` ILLEGAL_TRANSITION, REASON_REQUIRED, ETAG_REQUIRED, PERMISSION_DENIED, that of the actor,
    ///   and what the edit throws.
    package func applying(
        _ command: Command, event: String? = nil, _ edit: (inout Self) throws(Refusal) -> Void
    ) throws(Refusal) -> Change<Self> {
        let row = try row(for: command)
        var after = self
        try edit(&after)
        if after.scopeNames != scopeNames { try command.checkHolds(for: after) }
        let event = try row.event(event, from: state, to: after.state)
        return Change(after: after, effect: .changed(event), command: command)
    }

    /// The change of this document by a command that may have no effect: a document that stays the same gets no
    /// ledger entry.
    ///
    /// - Throws: as `applying`.
    package func applyingIfDifferent(
        _ command: Command, _ edit: (inout Self) throws(Refusal) -> Void
    ) throws(Refusal) -> Change<Self> {
        let change = try applying(command, edit)
        // By their bytes: a NaN equals itself there.
        guard change.after.encoded() == encoded() else { return change }
        return Change(after: self, effect: .none, command: command)
    }

    /// A new document, as a command makes it.
    ///
    /// - Parameter draft: what the edit begins with; a row that names who may make one is held against it.
    /// - Throws: as `applying`.
    package static func creating(
        _ command: Command, from draft: Self = Self(), _ edit: (inout Self) throws(Refusal) -> Void
    ) throws(Refusal) -> Change<Self> {
        var after = draft
        let row = try row(for: command, state: nil, of: after)
        try edit(&after)
        let event = try row.event(nil, from: nil, to: after.state)
        return Change(after: after, effect: .created(event), command: command)
    }

    /// The change by a command of a document that may not exist yet.
    ///
    /// - Parameter before: the stored document; nil if there is none.
    /// - Throws: as `applying`.
    package static func putting(
        _ command: Command, over before: Self?, _ edit: (inout Self) throws(Refusal) -> Void
    ) throws(Refusal) -> Change<Self> {
        guard let before else { return try creating(command, edit) }
        return try before.applying(command, edit)
    }

    /// Refuses a verb that the document's state does not allow.
    ///
    /// - Throws: `Refusal` ILLEGAL_TRANSITION with the state and the verb.
    package func check(_ method: MethodDescriptor) throws(Refusal) {
        _ = try Self.legal(method, state: state, of: self)
    }

    private func row(for command: Command) throws(Refusal) -> Transition<Self> {
        try Self.row(for: command, state: state, of: self)
    }

    private static func row(
        for command: Command, state: State?, of document: Self
    ) throws(Refusal) -> Transition<Self> {
        let row = try legal(command.method, state: state, of: document)
        let verb = command.method.words
        try row.actor.check(command.actor, verb, of: document)
        // White space is no reason: readers of the ledger would find none.
        if row.needsReason, command.reason.allSatisfy(\.isWhitespace) {
            throw Refusal(.reasonRequired, "cannot \(verb) without a reason", ["field": "mutation.reason"])
        }
        if row.needsEtag, command.etag.isEmpty {
            throw Refusal(
                .etagRequired, "cannot \(verb) without the current etag of \(document.name)",
                ["field": "mutation.etag", "resource": document.name])
        }
        return row
    }

    private static func legal(
        _ method: MethodDescriptor, state: State?, of document: Self
    ) throws(Refusal) -> Transition<Self> {
        let row = lifecycle.first {
            $0.method == method && $0.from.contains(state) && $0.when?.holds(document) != false
        }
        guard let row else {
            throw Refusal(
                .illegalTransition,
                "cannot \(method.words): \(document.name) is \(state?.name ?? "new")"
                    + needed(method, besides: state),
                ["resource": document.name, "state": state?.name ?? "", "verb": method.method])
        }
        return row
    }

    /// The states in which a method is legal, for example ", must be SEALED or PASSED"; empty where another condition
    /// is not met.
    private static func needed(_ method: MethodDescriptor, besides state: State?) -> String {
        let from = lifecycle.filter { $0.method == method }.flatMap(\.from)
        let names = State.allStates.filter { from.contains($0) }.map(\.name)
        guard !from.contains(state), let last = names.last else { return "" }
        let others = names.dropLast().joined(separator: ", ")
        return ", must be " + (others.isEmpty ? last : "\(others) or \(last)")
    }
}

extension Transition {
    /// The event of a change that leads to a state.
    ///
    /// - Throws: `Refusal` INTERNAL_ERROR where a rule and its lifecycle disagree.
    fileprivate func event(_ wanted: String?, from before: D.State?, to state: D.State) throws(Refusal) -> String {
        guard to.allows(state, from: before), let event = wanted ?? events.first, events.contains(event) else {
            throw Refusal(
                .internalError, "the rule of \(method.method) does not match its lifecycle",
                ["state": state.name, "verb": method.method])
        }
        return event
    }
}

package import RegentMessages

/// One row of a lifecycle: what a verb makes of a document in some states.
///
/// A verb that no row has for a state is refused.
package struct Transition<D: Document>: Sendable {
    /// The verb; permission and scope are the method's own.
    package let method: MethodDescriptor
    /// States it is legal in; nil: the document does not exist yet.
    package let from: [D.State?]
    /// The states that it may lead to.
    package let to: Target<D>
    /// The rule for actors among those who hold the permission.
    package let actor: ActorRule<D>
    /// A condition of the document besides its state; nil = none.
    package let when: Condition<D>?
    /// Whether the caller must say why.
    package let needsReason: Bool
    /// Whether the caller must say the etag that was read.
    package let needsEtag: Bool
    /// What it is called in the ledger: the first, unless the rule says another one. None: it leaves no entry of its
    /// own.
    package let events: [String]

    /// A row.
    package init(
        _ method: MethodDescriptor, from: [D.State?], to: Target<D>, by actor: ActorRule<D> = .anyone,
        when: Condition<D>? = nil, needsReason: Bool = false, needsEtag: Bool = false, events: String...
    ) {
        self.method = method
        self.from = from
        self.to = to
        self.actor = actor
        self.when = when
        self.needsReason = needsReason
        self.needsEtag = needsEtag
        self.events = events
    }
}

/// The states that a row leads to.
package enum Target<D: Document>: Sendable, ExpressibleByArrayLiteral {
    /// The one it comes from.
    case same
    /// The one it comes from, or any of these.
    case sameOr([D.State])
    /// Any of these.
    case any([D.State])

    /// Any of these.
    package init(arrayLiteral states: D.State...) { self = .any(states) }

    /// Whether it allows a state for a document that was in another one, or in none.
    package func allows(_ state: D.State, from before: D.State?) -> Bool {
        switch self {
        case .same: state == before
        case .sameOr(let states): state == before || states.contains(state)
        case .any(let states): states.contains(state)
        }
    }
}

/// A condition of a document besides its state.
package struct Condition<D: Document>: Sendable {
    /// For the table, for example "asked before".
    package let words: String
    /// Whether it holds.
    package let holds: @Sendable (D) -> Bool

    /// A condition.
    package init(_ words: String, _ holds: @escaping @Sendable (D) -> Bool) {
        self.words = words
        self.holds = holds
    }
}

/// The rule for actors among those who hold a permission.
package enum ActorRule<D: Document>: Sendable {
    /// Everyone who holds the permission.
    case anyone
    /// People; no program.
    case person
    /// The daemon itself.
    case daemon
    /// Only a principal whom the document names. It does not apply in single-person mode.
    case only(Party<D>)
    /// Everyone except a principal whom the document names; others are refused with a reason. It does not apply in
    /// single-person mode.
    case not(Party<D>, ErrorReason)
}

/// A principal whom a document names.
package struct Party<D: Document>: Sendable {
    /// For the table and for refusals, for example "author".
    package let name: String
    /// The rule of segregation of duties that a refusal because of them names; empty where it is none.
    package let rule: String
    /// Their principals, by name.
    package let principals: @Sendable (D) -> [String]

    /// A party.
    package init(_ name: String, rule: String = "", _ principals: @escaping @Sendable (D) -> [String]) {
        self.name = name
        self.rule = rule
        self.principals = principals
    }
}

extension ActorRule: CustomStringConvertible {
    /// As in the table of a lifecycle.
    package var description: String {
        switch self {
        case .anyone: ""
        case .person: "a person"
        case .daemon: "the daemon"
        case .only(let party): party.name
        case .not(let party, _): "not the \(party.name)"
        }
    }

    /// Refuses an actor who may not do it.
    ///
    /// - Parameter verb: the method in words, for example "evaluate gates".
    /// - Throws: `Refusal`.
    package func check(_ actor: Caller, _ verb: String, of document: D) throws(Refusal) {
        switch self {
        case .anyone: return
        case .person:
            guard actor.kind == .human else {
                throw refusal(.segregationOfDuties, "a person must \(verb); \(actor.name) is a program", document)
            }
        case .daemon:
            guard actor == .daemon else {
                throw refusal(.permissionDenied, "only the daemon can \(verb)", document)
            }
        case .only(let party):
            guard party.principals(document).contains(actor.name) || actor.isSinglePersonMode else {
                throw refusal(
                    .permissionDenied, "only the \(party.name) of \(document.name) can \(verb)", document)
            }
        case .not(let party, let reason):
            guard !party.principals(document).contains(actor.name) || actor.isSinglePersonMode else {
                throw refusal(
                    reason, "someone other than the \(party.name), \(actor.name), must \(verb)", document)
            }
        }
    }

    private func refusal(_ reason: ErrorReason, _ message: String, _ document: D) -> Refusal {
        Refusal(reason, message, ["resource": document.name, "rule": rule].filter { !$0.value.isEmpty })
    }

    private var rule: String {
        switch self {
        case .anyone, .person, .daemon: ""
        case .only(let party), .not(let party, _): party.rule
        }
    }
}

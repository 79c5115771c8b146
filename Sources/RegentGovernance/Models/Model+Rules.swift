package import RegentMessages
package import RegentModel

extension Model {
    /// A new model; whoever makes one without an owner owns it, and one without a risk tier is MEDIUM.
    ///
    /// - Parameter said: what was asked for; what is output only is ignored.
    /// - Throws: `Refusal` `MODEL_INVALID`, `ALIAS_TAKEN`, `NOT_FOUND` for what it names and is not there.
    package static func created(
        _ said: Model, in surroundings: ModelSurroundings, _ command: Command
    ) throws(Refusal) -> Change<Model> {
        try creating(command) { model throws(Refusal) in
            model = try said.completed(over: nil, in: surroundings, command)
        }
    }

    /// The model, replaced whole by its owner.
    ///
    /// - Parameter said: what it is to be; what is output only is ignored.
    /// - Throws: as `created`; `Refusal` `RISK_TIER_LOWERED`.
    package func updated(
        to said: Model, in surroundings: ModelSurroundings, _ command: Command
    ) throws(Refusal) -> Change<Model> {
        try applying(command) { model throws(Refusal) in
            model = try said.completed(over: self, in: surroundings, command)
            guard model.riskTier.rawValue >= riskTier.rawValue else {
                throw Refusal(
                    .riskTierLowered,
                    "\(name) is \(riskTier.name): propose a config_change that lowers it to \(model.riskTier.name)",
                    ["field": "model.risk_tier", "resource": name, "change_type": "config_change"])
            }
        }
    }

    /// The model as an applied proposal of type config_change makes it, also at a lower risk tier.
    ///
    /// Who may apply the proposal is ruled by the proposal's own lifecycle, so the owner is not asked again; the
    /// command is that of ApplyProposal, which the ledger entry then names.
    /// - Throws: as `created`; `Refusal` `ILLEGAL_TRANSITION` while it is archived.
    package func configured(
        to said: Model, in surroundings: ModelSurroundings, _ command: Command
    ) throws(Refusal) -> Change<Model> {
        try check(ModelServiceMethods.updateModel.descriptor)
        let after = try said.completed(over: self, in: surroundings, command)
        return Change(after: after, effect: .changed(Self.changedEvent), command: command)
    }

    /// The model, out of use.
    ///
    /// - Parameter uses: what still needs it, by name.
    /// - Throws: `Refusal` `MODEL_IN_USE` where something does.
    package func archived(usedBy uses: [String], _ command: Command) throws(Refusal) -> Change<Model> {
        try applying(command) { model throws(Refusal) in
            guard uses.isEmpty else {
                throw Refusal(
                    .modelInUse, "\(name) is needed by \(uses.prefix(3).joined(separator: ", ")): end that first",
                    ["resource": name, "uses": uses.prefix(10).joined(separator: ", ")])
            }
            model.state = .archived
        }
    }

    /// The model in use again.
    package func restored(_ command: Command) throws(Refusal) -> Change<Model> {
        try applying(command) { $0.state = .active }
    }

    /// The model as it is to be stored: what was left out has its standard value.
    private func completed(
        over before: Model?, in surroundings: ModelSurroundings, _ command: Command
    ) throws(Refusal) -> Model {
        var model = self
        model.state = before?.state ?? .active
        model.regions = before?.regions ?? []
        if owner.isEmpty { model.owner = before?.owner ?? command.actor.name }
        if riskTier == .unspecified { model.riskTier = .medium }
        try model.checkAliases(among: surroundings.others)
        try model.checkWords()
        try model.contract?.checkNames()
        try model.checkNamed(in: surroundings, before: before, by: command.actor)
        return model
    }

    private func checkWords() throws(Refusal) {
        if let region = regionalOwners.first(where: { $0.value.isEmpty }) {
            throw Self.invalid("\(region.key) has no owner: leave it out", "model.regional_owners")
        }
        let lists = [("tags", tags), ("delegates", delegates), ("on_call", onCall)]
        for (field, words) in lists {
            if words.contains("") { throw Self.invalid("one of \(field) is empty", "model.\(field)") }
            guard Set(words).count == words.count else {
                throw Self.invalid("one of \(field) is there twice", "model.\(field)")
            }
        }
    }

    /// Refuses names of what is not there. What the stored model names was checked when it was stored, and whoever
    /// calls need not have a document.
    private func checkNamed(
        in surroundings: ModelSurroundings, before: Model?, by actor: Caller
    ) throws(Refusal) {
        let known = Set([actor.name] + (before?.namedPrincipals.map(\.name) ?? []))
        for (field, name) in namedPrincipals where !known.contains(name) && !surroundings.principals.contains(name) {
            throw Refusal(.notFound, "\(field): \(name) does not exist", ["field": field, "name": name])
        }
        let field = "model.regional_owners"
        for region in namedRegions where before?.regionalOwners[region] == nil {
            guard let state = surroundings.regions[region] else {
                throw Refusal(.notFound, "\(field): \(region) does not exist", ["field": field, "name": region])
            }
            guard state == .active else {
                throw Refusal(
                    .illegalTransition, "\(field): \(region) is archived: restore it first",
                    ["field": field, "resource": region, "state": state.name])
            }
        }
    }

    static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.modelInvalid, message, ["field": field])
    }
}

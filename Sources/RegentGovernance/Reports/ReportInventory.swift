import RegentMessages
import RegentModel

/// Models, versions and use cases, as they were at the end of the period.
struct ReportInventory: Sendable {
    private let frame: ReportFrame
    private var models: ReportRows
    private var useCases: ReportRows
    private var tiers: [String: UInt64] = [:]
    private var impacts: [String: UInt64] = [:]
    private var versions: [String: UInt64] = [:]
    private var ownerless: UInt64 = 0

    init(_ frame: ReportFrame) {
        self.frame = frame
        models = ReportRows(
            "Models", query: frame.list("model", "") + " --show-archived", "model", "owner", "risk tier", "state")
        useCases = ReportRows(
            "Use cases", query: frame.list("usecase"), "use case", "owner", "impact", "state", "review date")
    }

    mutating func add(_ model: Model) {
        let tier = model.riskTier == .unspecified ? RiskTier.medium : model.riskTier
        models.add(model.revision, model.name, model.owner, tier.name, model.state.name)
        tiers[tier.name, default: 0] += 1
        if model.owner.isEmpty { ownerless += 1 }
    }

    mutating func add(_ version: ModelVersion) { versions[version.state.name, default: 0] += 1 }

    mutating func add(_ useCase: UseCase) {
        useCases.add(
            useCase.revision, useCase.name, useCase.owner, useCase.impact.name, useCase.state.name, useCase.reviewDate)
        impacts[useCase.impact.name, default: 0] += 1
    }

    var section: ReportSection {
        var statements = [
            ReportStatement(
                text: ReportText.count(models.total, "model")
                    + (models.total > 0 ? " by risk tier: \(ReportText.counts(tiers))." : "."),
                query: frame.list("model"), revisions: models.revisions),
            ReportStatement(
                text: ReportText.count(versions.values.reduce(0, +), "model version")
                    + (versions.isEmpty ? "." : " by state: \(ReportText.counts(versions))."),
                query: frame.list("version")),
        ]
        statements.append(
            ReportStatement(
                text: frame.scope == .everything
                    ? ReportText.count(useCases.total, "use case")
                        + (useCases.total > 0 ? " by impact: \(ReportText.counts(impacts))." : ".")
                    : "Use cases lie in the whole store and are not part of a report of a scope.",
                query: frame.list("usecase"), revisions: useCases.revisions))
        if ownerless > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(ownerless, "model")) without an owner.",
                    query: frame.list("model", "owner = \"\"")))
        }
        let found = models.total + useCases.total + UInt64(versions.count)
        return ReportSection(
            .inventory, frame, hasEvidence: found > 0, isWhole: models.total > 0 && ownerless == 0, statements,
            [models.made, useCases.made])
    }
}

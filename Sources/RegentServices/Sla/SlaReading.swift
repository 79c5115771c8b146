import RegentEvaluation
package import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Reads where SLA targets stand: as of now, or as of a revision of the ledger.
package struct SlaReading: Sendable {
    private let context: ServiceContext

    /// Reads for a service.
    package init(_ context: ServiceContext) { self.context = context }

    /// Where a target stands at a minute, by stored counts: the same minute as of the same revision always has the same
    /// answer.
    ///
    /// - Parameters:
    ///   - target: as of the revision.
    ///   - revision: 0 = of all that is stored.
    /// - Throws: `StorageError`; `Refusal` SLA_INVALID of a target that promises nothing.
    package func status(of target: SlaTarget, minute: Int64, asOf revision: UInt64) async throws -> SlaStatus {
        let (rule, minutes) = try await counts(of: target, minute...minute, asOf: revision)
        var status = SlaStatus(target, rule, at: SlaWalk(rule, minutes, at: minute))
        if revision == 0 { status.violation = context.sla.targets.current.openViolation(of: target.name) }
        return status
    }

    /// Where a target stands at the last whole minute, by what is in memory; nil of one that was not evaluated yet.
    func present(_ target: SlaTarget) async throws -> SlaStatus? {
        guard let counted = context.sla.all[target.name] else { return nil }
        let minute = CountedSla.lastMinute(at: context.now())
        let needed = minute - counted.rule.minutesMax..<minute + 1
        guard counted.kept.lowerBound <= needed.lowerBound, counted.kept.upperBound >= needed.upperBound else {
            return try await status(of: target, minute: minute, asOf: 0)
        }
        var status = SlaStatus(
            counted.target, counted.rule, at: SlaWalk(counted.rule, counted.minutes, at: minute))
        status.violation = context.sla.targets.current.openViolation(of: target.name)
        return status
    }

    /// Where a target stood at some minutes, for a chart.
    ///
    /// - Throws: as `status`.
    func burn(
        of target: SlaTarget, _ range: ClosedRange<Int64>, step: Int64, asOf revision: UInt64
    ) async throws -> GetSlaBurnResponse {
        let (rule, minutes) = try await counts(of: target, range, asOf: revision)
        return try GetSlaBurnResponse(rule, minutes, range, step: step) { try Task.checkCancellation() }
    }

    private func counts(
        of target: SlaTarget, _ range: ClosedRange<Int64>, asOf revision: UInt64
    ) async throws -> (SlaRule, SlaMinutes) {
        guard let rule = SlaRule(target), let criterion = SlaCriterion(target) else {
            throw Refusal(.slaInvalid, "\(target.name) promises nothing", ["resource": target.name])
        }
        let stored = try await context.store.slaCounts(
            of: target.name, by: criterion.text, minutes: range.lowerBound - rule.minutesMax...range.upperBound,
            asOf: revision == 0 ? nil : revision)
        var minutes = SlaMinutes()
        for count in stored { minutes.add(SlaCount(good: count.good, bad: count.bad), minute: count.minute) }
        return (rule, minutes)
    }
}

extension ServiceContext {
    /// An SLA target as of a revision, with every outcome counted that is stored.
    ///
    /// - Parameter revision: 0 = now.
    /// - Throws: `StorageError`; `Refusal` NOT_FOUND, PERMISSION_DENIED.
    func slaTarget(_ name: String, asOf revision: UInt64, _ call: CallContext) async throws -> SlaTarget {
        if revision > 0 { try await store.checkCommitted(revision) }
        let failed = try await SlaFollowing(self).catchUp(isStoring: true)
        if let failure = failed.first(where: { $0.target == name }) { throw failure.error }
        guard revision > 0 else { return try await store.require(SlaTarget.self, name) }
        guard let target = try await store.get(SlaTarget.self, name, asOf: revision) else {
            throw Refusal(.notFound, "\(name) did not exist at revision \(revision)", ["name": name])
        }
        // It may have lain in another scope then.
        guard try callerNow(call).holds(anyOf: call.permissions, for: target.scopeNames) else {
            throw await call.denied(name)
        }
        return target
    }
}

package import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

extension WriteTransaction {
    /// What a verb of another noun changes beside its own document when it reports an incident: a new one, or one more
    /// occurrence of the last one of the same source and subject.
    ///
    /// Use it in `decide`: `change.with(try store.opening(report, command))`. Both hold or fall together, and the
    /// incident's entry has the verb's actor, role and reason.
    /// - Throws: `Refusal`; `StorageError` `.damaged`.
    package func opening(_ report: IncidentReport, _ command: Command) throws -> Change<Incident> {
        let known = try documents.first(
            Incident.self,
            DocumentQuery(
                filter: "subject = \"\(report.subject)\" AND source = \(report.source.name)",
                orderBy: "create_time desc", pageSize: 1))
        return try Incident.reported(
            report, known: known.first, named: try freeName(of: Incident.self, about: report.title), command)
    }

    /// Refuses an owner whom nobody knows; whoever acts is known.
    ///
    /// - Parameter names: empty ones name nobody.
    /// - Throws: `StorageError` `.notFound`, `.damaged`.
    func checkOwners(_ names: [String], _ command: Command) throws {
        for name in names where !name.isEmpty && name != command.actor.name {
            _ = try require(Principal.self, name)
        }
    }

    /// Refuses names of nothing, of kinds that this release keeps, and of what the caller does not reach.
    ///
    /// - Parameter names: empty ones are left out.
    /// - Throws: `StorageError` `.notFound`, `.damaged`.
    func checkExist(_ names: [String]) throws {
        for name in names where !name.isEmpty { try checkWithinReach(name) }
    }
}

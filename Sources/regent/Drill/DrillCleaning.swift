import RegentClient
import RegentGovernance
import RegentMessages
import RegentModel

/// Ends and archives what a drill made; what it did not come to make is passed over.
struct DrillCleaning: Sendable {
    let client: RegentClient
    let place: DrillPlace

    private var why: Mutation { Mutation(reason: place.reason) }

    /// Records of the drill's rollback, newest first.
    func records() async throws -> [RollbackRecord] {
        // Names hold no quotes.
        let request = ListRollbacksRequest(
            pageSize: 100, filter: "model = \"\(place.model)\"", orderBy: "create_time desc")
        return try await client.listRollbacks(request).rollbacks.filter { $0.environment == place.environment }
    }

    /// Incidents of the drill's rollback, newest first.
    func incidents() async throws -> [Incident] {
        // Names hold no quotes.
        let request = ListIncidentsRequest(
            pageSize: 100, filter: "source = ROLLBACK_TRIGGER AND affected : \"\(place.environment)\"",
            orderBy: "create_time desc")
        return try await client.listIncidents(request).incidents
    }

    /// Cleans up; gives what is left and why.
    func whole() async -> [String] {
        var left: [String] = []
        await attempt(place.rollout, &left) { try await endRollout() }
        await attempt("the rollback record", &left) { try await closeRecords() }
        await attempt("the alert", &left) { try await closeAlerts() }
        await attempt("the incident", &left) { try await dismissIncidents() }
        for run in place.runs { await attempt(run, &left) { try await endRun(run) } }
        for proposal in place.proposals { await attempt(proposal, &left) { try await endProposal(proposal) } }
        await attempt(place.provider, &left) {
            _ = try await client.archiveProviderConfig(
                ArchiveProviderConfigRequest(name: place.provider, mutation: why))
        }
        await attempt(place.environment, &left) {
            _ = try await client.archiveEnvironment(
                ArchiveEnvironmentRequest(name: place.environment, mutation: why))
        }
        guard place.givenModel == nil else { return left }
        await attempt(place.model, &left) {
            _ = try await client.archiveModel(ArchiveModelRequest(name: place.model, mutation: why))
        }
        return left
    }

    private func attempt(_ name: String, _ left: inout [String], _ act: () async throws -> Void) async {
        do { try await act() } catch {
            // What does not exist was not made.
            if let error = error as? RPCError, error.code == .notFound { return }
            left.append("\(name): \(CommandFailure(describing: error).message)")
        }
    }

    private func endRollout() async throws {
        guard try await hasOpenRollout() else { return }
        do { _ = try await client.abortRollout(AbortRolloutRequest(name: place.rollout, mutation: why)) } catch {
            // The daemon may have rolled it back meanwhile.
            guard try await !hasOpenRollout() else { throw error }
        }
    }

    private func hasOpenRollout() async throws -> Bool {
        try await client.getRollout(GetRolloutRequest(name: place.rollout)).rollout?.isOpen == true
    }

    private func closeRecords() async throws {
        for record in try await records() where record.state == .open {
            _ = try await client.setRootCause(
                SetRootCauseRequest(
                    name: record.name, rootCause: "\(place.reason): a planted violation of safety", mutation: why))
        }
    }

    private func closeAlerts() async throws {
        // Names hold no quotes.
        let filter = "subject = \"\(place.policy)\" AND state = OPEN"
        for alert in try await client.listAlerts(ListAlertsRequest(filter: filter)).alerts {
            _ = try await client.closeAlert(
                CloseAlertRequest(name: alert.name, resolution: .rolledBack, mutation: why))
        }
    }

    /// It was none. Outside single-person mode a second person confirms that: it waits in their inbox.
    private func dismissIncidents() async throws {
        for incident in try await incidents()
        where [.open, .triaged].contains(incident.state) && incident.dismissal == nil {
            _ = try await client.dismissIncident(DismissIncidentRequest(incident: incident.name, mutation: why))
        }
    }

    private func endRun(_ name: String) async throws {
        guard try await client.getRun(GetRunRequest(name: name)).run?.state == .running else { return }
        _ = try await client.abortRun(AbortRunRequest(run: name, mutation: why))
    }

    private func endProposal(_ name: String) async throws {
        guard try await client.getProposal(GetProposalRequest(name: name)).proposal?.isOpen == true else { return }
        _ = try await client.withdrawProposal(WithdrawProposalRequest(name: name, mutation: why))
    }
}

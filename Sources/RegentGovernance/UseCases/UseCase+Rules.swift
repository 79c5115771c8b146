package import RegentMessages
package import RegentModel

extension UseCase {
    /// Deployments that are kept; older ones stay in the history.
    private static let deploymentsMax = 100

    /// A new use case, a draft.
    ///
    /// - Parameter said: what was asked for; what is output only is ignored.
    /// - Throws: `Refusal` USE_CASE_INVALID.
    package static func created(_ said: UseCase, _ command: Command) throws(Refusal) -> Change<UseCase> {
        try creating(command, from: UseCase(name: said.name)) { useCase throws(Refusal) in
            useCase = said.written(over: UseCase(name: said.name, state: .draft))
            if useCase.owner.isEmpty { useCase.owner = command.actor.name }
            useCase.authors = [command.actor.name]
            try useCase.checkFields()
        }
    }

    /// The use case, replaced whole; a higher impact sends an approved one back to SUBMITTED.
    ///
    /// - Parameter said: what it is to be; what is output only is ignored.
    /// - Throws: `Refusal` USE_CASE_INVALID; USE_CASE_INCOMPLETE for one that was submitted and would lack something.
    package func updated(to said: UseCase, _ command: Command) throws(Refusal) -> Change<UseCase> {
        let isApproved = state == .approved || state == .deployed
        let isRaised = isApproved && said.impact.level > impact.level
        return try applying(command, event: isRaised ? Self.raisedEvent : nil) { useCase throws(Refusal) in
            useCase = said.written(over: self)
            if useCase.owner.isEmpty { useCase.owner = owner }
            try useCase.checkFields()
            if state != .draft { try useCase.checkComplete() }
            if isRaised { useCase.state = .submitted }
            // Approvals are of what was written before.
            if useCase.state == .submitted { useCase.approvals = [] }
            if !useCase.authors.contains(command.actor.name) { useCase.authors.append(command.actor.name) }
        }
    }

    /// The use case, which waits for approval.
    ///
    /// - Throws: `Refusal` USE_CASE_INCOMPLETE.
    package func submitted(_ command: Command) throws(Refusal) -> Change<UseCase> {
        try applying(command) { useCase throws(Refusal) in
            try checkComplete()
            useCase.state = .submitted
            useCase.approvals = []
            if !authors.contains(command.actor.name) { useCase.authors.append(command.actor.name) }
        }
    }

    /// The use case with one more approval: approved, unless it takes another person.
    ///
    /// - Parameter digest: SHA-256.
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES; SECOND_PERSON_REQUIRED for the same person again.
    package func approved(
        comment: String, _ command: Command, digest: ([UInt8]) -> [UInt8]
    ) throws(Refusal) -> Change<UseCase> {
        let (actor, content) = (command.actor.name, contentDigest(digest))
        let fresh = approvals.filter { $0.digest == content }
        let needsTwo = impact.level >= UseCaseImpact.high.level && Duty.secondPerson.binds(command)
        let isEnough = !needsTwo || fresh.contains { $0.approvedBy != actor }
        return try applying(command, event: isEnough ? Self.approvedEvent : Self.approvalEvent) {
            useCase throws(Refusal) in
            try Duty.checkJudge(command, of: name)
            guard isEnough || !fresh.contains(where: { $0.approvedBy == actor }) else {
                throw Refusal(
                    .secondPersonRequired, "\(actor) has approved \(name): \(impact.name) takes another person too",
                    ["resource": name, "rule": Duty.secondPerson.rawValue])
            }
            useCase.approvals = fresh.filter { $0.approvedBy != actor }
            useCase.approvals.append(
                UseCaseApproval(approvedBy: actor, approveTime: command.time, comment: comment, digest: content))
            guard isEnough else { return }
            useCase.state = .approved
            useCase.authors = []
        }
    }

    /// The use case, a draft again.
    package func returned(comment: String, _ command: Command) throws(Refusal) -> Change<UseCase> {
        try applying(command) { useCase throws(Refusal) in
            try Duty.checkJudge(command, of: name)
            useCase.state = .draft
            useCase.approvals = []
            useCase.returnComment = comment
        }
    }

    /// The use case with a version that is deployed for it.
    ///
    /// - Parameter isDeployed: whether the version is.
    /// - Throws: `Refusal` VERSION_NOT_ALLOWED.
    package func deployed(_ version: String, isDeployed: Bool, _ command: Command) throws(Refusal) -> Change<UseCase> {
        try applying(command) { useCase throws(Refusal) in
            guard isDeployed, allows(version) else {
                throw Refusal(
                    .versionNotAllowed,
                    isDeployed ? "\(name) does not allow \(version)" : "\(version) is not deployed",
                    ["resource": name, "version": version])
            }
            useCase.state = .deployed
            useCase.deployments.append(
                UseCaseDeployment(version: version, deployedBy: command.actor.name, deployTime: command.time))
            useCase.deployments = useCase.deployments.suffix(Self.deploymentsMax)
        }
    }

    /// The use case, ended.
    ///
    /// - Parameter successor: the use case that takes its place; nil where none was named.
    /// - Throws: `Refusal` SUCCESSOR_REQUIRED; USE_CASE_INVALID for a successor that has ended or is the use case
    ///   itself.
    package func deprecated(successor: UseCase?, _ command: Command) throws(Refusal) -> Change<UseCase> {
        try applying(command) { useCase throws(Refusal) in
            guard successor != nil || state != .deployed else {
                throw Refusal(
                    .successorRequired, "\(deployments.last?.version ?? "a version") is deployed on \(name)",
                    ["resource": name, "field": "successor"])
            }
            if let successor, successor.name == name || successor.state == .deprecated {
                throw Self.invalid("\(successor.name) has ended, or is the use case itself", "successor")
            }
            useCase.state = .deprecated
            useCase.successor = successor?.name ?? ""
        }
    }

    /// Whether a version, models/{model}/versions/{version}, may serve it.
    package func allows(_ version: String) -> Bool {
        guard let name = try? ResourceName(version, matching: ModelVersion.pattern), let id = name.id,
            let number = try? SemVer(id)
        else { return false }
        return allowedModels.contains {
            $0.model == name.parent?.description && VersionRange($0.versions)?.contains(number) == true
        }
    }

    /// SHA-256 of what its owner wrote: what an approval binds to.
    package func contentDigest(_ digest: ([UInt8]) -> [UInt8]) -> [UInt8] {
        digest(written(over: UseCase(name: name)).encoded())
    }

    /// What its owner writes, over what the daemon keeps.
    private func written(over kept: UseCase) -> UseCase {
        var useCase = kept
        useCase.displayName = displayName
        useCase.owner = owner
        useCase.purpose = purpose
        useCase.impact = impact
        useCase.allowedModels = allowedModels
        useCase.metrics = metrics
        useCase.reviewDate = reviewDate
        return useCase
    }

    private func checkFields() throws(Refusal) {
        for (place, allowed) in allowedModels.enumerated() where VersionRange(allowed.versions) == nil {
            throw Self.invalid(
                "\"\(allowed.versions)\" is no range of versions; write for example \">=1.2.0 <2.0.0\"",
                "allowed_models[\(place)].versions")
        }
        if case .unrecognized = impact {
            throw Self.invalid("impact is LOW, MEDIUM, HIGH or CRITICAL", "impact")
        }
        guard reviewDate.isEmpty || Timestamp(rfc3339: reviewDate + "T00:00:00Z") != nil else {
            throw Self.invalid("\"\(reviewDate)\" is no date; write YYYY-MM-DD", "review_date")
        }
    }

    private func checkComplete() throws(Refusal) {
        let missing = [
            owner.isEmpty ? "owner" : nil, purpose.isEmpty ? "purpose" : nil, impact == .unspecified ? "impact" : nil,
        ].compactMap(\.self)
        guard missing.isEmpty else {
            throw Refusal(
                .useCaseIncomplete, "\(name) has no \(missing.joined(separator: ", no "))",
                ["resource": name, "missing": missing.joined(separator: ", ")])
        }
    }

    private static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.useCaseInvalid, message, ["field": "use_case.\(field)"])
    }
}

extension UseCaseImpact {
    /// Its place in rising order; 0 where it is not said.
    package var level: Int32 { rawValue }
}

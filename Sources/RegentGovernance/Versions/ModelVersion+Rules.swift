package import RegentMessages
package import RegentModel

extension ModelVersion {
    /// The environment whose state is the version's own.
    package static let ownEnvironment = "environments/prod"

    /// Whether it was released.
    package var isReleased: Bool { releaseTime != nil }

    /// Its number.
    ///
    /// - Throws: `Refusal` VERSION_INVALID.
    package var number: SemVer {
        get throws(Refusal) {
            let id: String
            do throws(ResourceNameError) {
                id = try ResourceName(name, matching: Self.pattern).id ?? ""
            } catch {
                throw Self.invalid("name", "\(name): \(error.message)")
            }
            return try Self.number(of: id)
        }
    }

    private static func number(of id: String) throws(Refusal) -> SemVer {
        do throws(SemVerError) {
            return try SemVer(id)
        } catch {
            throw invalid("name", "version \(id) \(error.message)")
        }
    }

    /// The version, registered as a DRAFT. Registering what is registered already changes nothing.
    ///
    /// - Parameters:
    ///   - said: what was asked for; what is output only is ignored.
    ///   - before: the stored version of the name.
    ///   - base: the version that it names as its base.
    ///   - digest: SHA-256.
    /// - Throws: `Refusal` VERSION_INVALID, VERSION_NOT_ABOVE_BASE, VERSION_BUMP_TOO_SMALL; VERSION_CONTENT_DIFFERS for
    ///   another content under the same number.
    package static func registered(
        _ said: ModelVersion, over before: ModelVersion?, base: ModelVersion?, _ command: Command,
        digest: ([UInt8]) -> [UInt8]
    ) throws(Refusal) -> Change<ModelVersion> {
        guard let before else { return try created(said, base: base, approval: nil, command, digest) }
        return try before.applyingIfDifferent(command) { version throws(Refusal) in
            let wanted = try said.completed(base: base, digest)
            try version.checkSameContent(as: wanted)
            try version.checkSame("base", version.base == wanted.base)
            try version.checkSame("changelog", version.changelog == wanted.changelog)
            try version.checkSame("breaking_changes", version.breakingChanges == wanted.breakingChanges)
            try version.checkSame("metadata", version.metadata == wanted.metadata)
        }
    }

    /// The target version of an applied proposal: registered, or a DRAFT of the same number bound to it, which was
    /// registered for its evidence.
    ///
    /// The entry is that of RegisterVersion, whatever method the command calls.
    /// - Parameters:
    ///   - target: content, base and description as the proposal has them.
    ///   - before: the stored version of the name.
    ///   - approval: the proposal with who approved it.
    /// - Throws: as `registered`; `Refusal` ILLEGAL_TRANSITION for a version that is no DRAFT; VERSION_CONTENT_DIFFERS
    ///   for a DRAFT of other content or base, or one that is bound to another proposal.
    package static func approved(
        _ target: ModelVersion, over before: ModelVersion?, base: ModelVersion?, by approval: VersionApproval,
        _ command: Command, digest: ([UInt8]) -> [UInt8]
    ) throws(Refusal) -> Change<ModelVersion> {
        let command = command.registering
        guard let before else { return try created(target, base: base, approval: approval, command, digest) }
        return try before.applying(command, event: approvedEvent) { version throws(Refusal) in
            let wanted = try target.completed(base: base, digest)
            try version.checkSameContent(as: wanted)
            try version.checkSame("base", version.base.isEmpty || version.base == wanted.base)
            let bound = version.approval?.proposal
            try version.checkSame("approval.proposal", bound == nil || bound == approval.proposal)
            version.base = wanted.base
            if version.changelog.isEmpty { version.changelog = wanted.changelog }
            if version.breakingChanges.isEmpty { version.breakingChanges = wanted.breakingChanges }
            version.approval = approval
        }
    }

    private static func created(
        _ said: ModelVersion, base: ModelVersion?, approval: VersionApproval?, _ command: Command,
        _ digest: ([UInt8]) -> [UInt8]
    ) throws(Refusal) -> Change<ModelVersion> {
        try creating(command) { version throws(Refusal) in
            version = try said.completed(base: base, digest)
            version.state = .draft
            version.registeredBy = command.actor.name
            version.approval = approval
        }
    }

    /// The version as it is to be stored: what is output only is left out or computed.
    private func completed(base: ModelVersion?, _ digest: ([UInt8]) -> [UInt8]) throws(Refusal) -> ModelVersion {
        let number = try number
        var version = ModelVersion(
            name: name, base: self.base, artifacts: artifacts, decisionModel: decisionModel, contract: contract,
            changelog: changelog, breakingChanges: breakingChanges, metadata: metadata)
        version.model = (try? ResourceName(name).parent)?.description ?? ""
        version.version = number.description
        try version.checkContent()
        if !self.base.isEmpty { try version.check(above: base) }
        version.contentDigest = digest(VersionContent.bytes(of: version))
        return version
    }

    /// Refuses a base of another model or not below it, and a bump that the contracts do not allow.
    private func check(above base: ModelVersion?) throws(Refusal) {
        guard let base, base.model == model else {
            throw Self.invalid("base", "\(self.base) is no version of \(model)")
        }
        guard let bump = try number.bump(from: base.number) else {
            throw Refusal(
                .versionNotAboveBase, "\(version) is not above its base \(base.version)",
                ["resource": name, "base": base.name])
        }
        let least = ModelContract.leastBump(from: base.contract, to: contract)
        // Of the same three numbers the base is a pre-release, which promises nothing to anybody yet.
        guard bump >= least || bump == VersionBump.none else {
            throw Refusal(
                .versionBumpTooSmall,
                "the contract of \(version) differs from that of \(base.version): it must be a \(least.name) version",
                ["resource": name, "base": base.name, "bump": bump.name, "least_bump": least.name])
        }
    }

    private func checkSameContent(as wanted: ModelVersion) throws(Refusal) {
        try checkSame("content_digest", contentDigest == wanted.contentDigest)
    }

    private func checkSame(_ field: String, _ isSame: Bool) throws(Refusal) {
        guard isSame else {
            throw Refusal(
                .versionContentDiffers,
                "\(name) is registered with another \(field): give the new one the next version number",
                ["resource": name, "field": field])
        }
    }

    /// The version with measured numbers; one that has the same already stays as it is.
    ///
    /// - Throws: `Refusal` VERSION_INVALID for a bad name or number.
    package func recorded(_ performance: [String: Double], _ command: Command) throws(Refusal) -> Change<ModelVersion> {
        try applyingIfDifferent(command) { version throws(Refusal) in
            for (name, value) in performance {
                try Self.checkMeasure("performance", name, value)
                version.performance[name] = value
            }
            guard version.performance.count <= Self.measureCountMax else {
                throw Self.invalid("performance", "a version has at most \(Self.measureCountMax) measured numbers")
            }
        }
    }

    private static let measureCountMax = 256

    /// The version, which is never selected until it is resumed.
    ///
    /// - Parameter incident: the one that is opened with it; empty where there is none.
    package func suspended(incident: String, _ command: Command) throws(Refusal) -> Change<ModelVersion> {
        try applying(command) { version in
            version.suspended = true
            version.suspension = VersionSuspension(
                suspendedBy: command.actor.name, reason: command.reason, suspendTime: command.time,
                incident: incident)
        }
    }

    /// The version, which may be selected again.
    package func resumed(_ command: Command) throws(Refusal) -> Change<ModelVersion> {
        try applying(command) { version in
            version.suspended = false
            version.suspension = nil
        }
    }

    static func invalid(_ field: String, _ message: String) -> Refusal {
        Refusal(.versionInvalid, message, ["field": field])
    }
}

extension Command {
    /// The same, as the ledger records what it makes of a version.
    fileprivate var registering: Command {
        Command(
            actor: actor, role: role, method: VersionServiceMethods.registerVersion.descriptor, reason: reason,
            now: now,
            isSinglePersonMode: isSinglePersonMode)
    }
}

package import RegentMessages
package import RegentModel

extension ModelVersion {
    /// The deprecated version, with the released one that takes over.
    ///
    /// - Parameters:
    ///   - successor: the named version; nil where none is named, which only a DRAFT may leave out.
    ///   - sunset: when it may be retired, as asked for; it is never before the end of its migration.
    ///   - holders: documents that route to the version.
    /// - Throws: `Refusal` VERSION_INVALID for a successor that is missing or of another model; VERSION_NOT_RELEASED
    ///   for one that cannot take over; VERSION_IN_USE while something routes to the version.
    package func deprecated(
        for successor: ModelVersion?, sunset: Timestamp?, holders: [String], _ command: Command
    ) throws(Refusal) -> Change<ModelVersion> {
        try applying(command) { version throws(Refusal) in
            if let successor { try checkSuccessor(successor) }
            guard successor != nil || state == .draft else {
                throw Self.invalid("successor", "\(name) is \(state.name): name the released version that takes over")
            }
            try checkUnused(holders)
            let migrationEnd = migrationEnd(to: successor, from: command.now)
            version.sunsetTime = Timestamp(microseconds: max(migrationEnd, sunset?.microseconds ?? .min))
            version.supersededBy = successor?.name ?? ""
            version.enterEverywhere(.deprecated, command.time)
        }
    }

    /// The version, ended for good.
    ///
    /// - Parameter holders: documents that are deployed on it, bound or forced to it, or route to it.
    /// - Throws: `Refusal` SUNSET_NOT_PASSED, VERSION_IN_USE.
    package func retired(holders: [String], _ command: Command) throws(Refusal) -> Change<ModelVersion> {
        try applying(command) { version throws(Refusal) in
            if let sunset = sunsetTime, command.now < sunset.microseconds {
                throw Refusal(
                    .sunsetNotPassed, "\(name) may be retired after its sunset, \(sunset.rfc3339 ?? "")",
                    ["resource": name, "sunset_time": sunset.rfc3339 ?? ""])
            }
            try checkUnused(holders)
            version.retireTime = command.time
            version.enterEverywhere(.retired, command.time)
        }
    }

    /// When the callers of this version have had their time: eight weeks after the release of a successor that is no
    /// PATCH of it; at once otherwise.
    private func migrationEnd(to successor: ModelVersion?, from now: Int64) -> Int64 {
        guard let successor, let release = successor.releaseTime, state != .draft,
            let bump = try? successor.number.bump(from: number), bump > .patch
        else { return now }
        let (end, isBeyond) = release.microseconds.addingReportingOverflow(VersionSupport.migrationMicros)
        return isBeyond ? .max : max(now, end)
    }

    private func checkSuccessor(_ successor: ModelVersion) throws(Refusal) {
        guard successor.model == model, successor.name != name else {
            throw Self.invalid("successor", "\(successor.name) is no other version of \(model)")
        }
        let hasEnded = successor.state == .deprecated || successor.state == .retired
        guard successor.isReleased, !successor.suspended, !hasEnded else {
            let state = successor.suspended ? "suspended" : successor.isReleased ? successor.state.name : "not released"
            throw Refusal(
                .versionNotReleased, "\(successor.name) is \(state) and cannot take over",
                ["resource": successor.name, "state": state])
        }
    }

    private func checkUnused(_ holders: [String]) throws(Refusal) {
        guard holders.isEmpty else {
            throw Refusal(
                .versionInUse, "\(name) is in use: take it out of \(holders[0]) first",
                ["resource": name, "holders": holders.prefix(10).joined(separator: ", ")])
        }
    }

    /// State in an environment; DRAFT where nothing happened to it there.
    package func state(in environment: String) -> ModelVersionState {
        statuses.first { $0.environment == environment }?.state ?? .draft
    }

    /// Sets the state in an environment; that of prod is the version's own.
    package mutating func enter(
        _ state: ModelVersionState, in environment: String = ownEnvironment, supersededBy: String = "",
        evidence: String = "", _ time: Timestamp
    ) {
        statuses.removeAll { $0.environment == environment }
        if state != .draft {
            statuses.append(
                VersionStatus(
                    environment: environment, state: state, supersededBy: supersededBy, stateTime: time,
                    evidence: evidence))
            statuses.sort { $0.environment.utf8.lexicographicallyPrecedes($1.environment.utf8) }
        }
        guard environment == Self.ownEnvironment else { return }
        self.state = state
        self.supersededBy = supersededBy
    }

    private mutating func enterEverywhere(_ state: ModelVersionState, _ time: Timestamp) {
        for environment in Set(statuses.map(\.environment)).union([Self.ownEnvironment]).sorted() {
            enter(state, in: environment, supersededBy: supersededBy, time)
        }
    }
}

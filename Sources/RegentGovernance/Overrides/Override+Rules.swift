package import RegentMessages
package import RegentModel

extension Override {
    /// How long one waits, and how long it then holds, microseconds: 24 hours.
    package static let lifetime: Int64 = 86_400_000_000

    /// A new override, which waits for a second person.
    ///
    /// - Parameters:
    ///   - said: what was asked for; what is output only is ignored.
    ///   - subject: what it names, as it is now.
    /// - Throws: `Refusal` PERMISSION_DENIED without the permission of its kind there; OVERRIDE_INVALID,
    ///   OVERRIDE_NOT_NEEDED, OVERRIDE_STALE where the subject is another than the caller has read.
    package static func requested(
        _ said: Override, about subject: OverrideSubject, _ command: Command
    ) throws(Refusal) -> Change<Override> {
        try creating(command, from: Override(name: said.name)) { override throws(Refusal) in
            override = Override(
                name: said.name, state: .requested, kind: said.kind, subject: subject.name,
                subjectDigest: subject.digest, model: subject.model, gates: said.gates, reason: command.reason,
                requestedBy: command.actor.name, expireTime: command.time(after: lifetime))
            try override.checkPermission(command)
            guard subject.isNeeded else {
                throw Refusal(
                    .overrideNotNeeded, "nothing of \(subject.name) stands in the way", ["resource": subject.name])
            }
            guard said.subjectDigest.isEmpty || said.subjectDigest == subject.digest else {
                throw said.stale("\(subject.name) has changed since it was read: read it again")
            }
            try override.checkGates(of: subject)
        }
    }

    /// The override in force.
    ///
    /// - Parameter digest: of what it names, as it is now.
    /// - Throws: `Refusal` SEGREGATION_OF_DUTIES; OVERRIDE_STALE.
    package func granted(
        subjectDigest digest: [UInt8], comment: String, _ command: Command
    ) throws(Refusal) -> Change<Override> {
        try applying(command) { override throws(Refusal) in
            try Duty.checkJudge(command, of: name)
            guard !isOver(digest, at: command.now) else {
                throw stale("\(name) has expired, or \(subject) has changed since: request another override")
            }
            override.state = .granted
            override.expireTime = command.time(after: Self.lifetime)
            override.decide(comment, command)
        }
    }

    /// The override, refused.
    package func denied(comment: String, _ command: Command) throws(Refusal) -> Change<Override> {
        try applying(command) { override throws(Refusal) in
            try Duty.checkJudge(command, of: name)
            override.state = .denied
            override.decide(comment, command)
        }
    }

    /// The override at its end; nil while it holds.
    ///
    /// - Parameter digest: of what it names, as it is now.
    package func expired(subjectDigest digest: [UInt8], _ command: Command) throws(Refusal) -> Change<Override>? {
        guard isDue(subjectDigest: digest, at: command.now) else { return nil }
        return try applying(command) { $0.state = .expired }
    }

    /// Whether it lets something go on: granted, of this kind, and of the subject as it is now.
    ///
    /// - Parameters:
    ///   - digest: of the subject, as it is now.
    ///   - now: microseconds since 1970; it holds no longer than its time, whenever the tick comes.
    package func isInForce(
        _ kind: OverrideKind, of subject: String, subjectDigest digest: [UInt8], at now: Int64
    ) -> Bool {
        state == .granted && self.kind == kind && self.subject == subject && !isOver(digest, at: now)
    }

    /// Whether the tick has to end it.
    ///
    /// - Parameter digest: of what it names, as it is now.
    package func isDue(subjectDigest digest: [UInt8], at now: Int64) -> Bool {
        [.requested, .granted].contains(state) && isOver(digest, at: now)
    }

    /// The permission that asking for one of its kind needs.
    package var neededPermission: Permission? {
        switch kind {
        case .validation: Permission("task.confirm")
        case .gate: Permission("gate.waive")
        case .force: Permission("override.request")
        case .unspecified, .unrecognized: nil
        }
    }

    static func invalid(_ message: String, _ field: String) -> Refusal {
        Refusal(.overrideInvalid, message, ["field": "override.\(field)"])
    }

    private func isOver(_ digest: [UInt8], at now: Int64) -> Bool {
        subjectDigest != digest || expireTime.map { $0.microseconds <= now } ?? true
    }

    private func stale(_ message: String) -> Refusal {
        Refusal(.overrideStale, message, ["resource": name, "subject": subject])
    }

    private mutating func decide(_ comment: String, _ command: Command) {
        decidedBy = command.actor.name
        decideTime = command.time
        self.comment = comment
    }

    private func checkPermission(_ command: Command) throws(Refusal) {
        guard let permission = neededPermission else {
            throw Self.invalid("kind is VALIDATION, GATE or FORCE", "kind")
        }
        guard command.actor.holds(anyOf: [permission], for: scopeNames) else {
            throw Refusal(
                .permissionDenied, "an override of the kind \(kind.name) needs \(permission) there",
                ["permission": permission.rawValue, "method": command.method.name])
        }
    }

    private func checkGates(of subject: OverrideSubject) throws(Refusal) {
        guard let open = subject.openGates else {
            guard gates.isEmpty else { throw Self.invalid("only an override of the kind GATE names gates", "gates") }
            return
        }
        if let other = gates.first(where: { !open.contains($0) }) {
            throw Self.invalid("\(other) is no gate that \(subject.name) has not passed", "gates")
        }
    }
}

extension Command {
    /// A time from now on; the end of time at the latest.
    func time(after microseconds: Int64) -> Timestamp {
        let (time, isBeyond) = now.addingReportingOverflow(microseconds)
        return Timestamp(microseconds: isBeyond ? .max : time)
    }
}

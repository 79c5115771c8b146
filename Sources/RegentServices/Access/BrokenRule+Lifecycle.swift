import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

extension ServiceContext {
    /// The rules by which a principal may not use some verbs on a document as it is now, whatever its permissions
    /// are: who
    /// may by the lifecycle, and who judges. None where one of the verbs may be used, or the document does not exist.
    ///
    /// - Throws: `StorageError`.
    func brokenRules(_ methods: [MethodDescriptor], _ resource: String, by caller: Caller) async throws -> [BrokenRule]
    {
        guard let kind = (try? ResourceName(resource))?.kind,
            let type = Documents.byKind[kind] as? any Governed.Type
        else { return [] }
        func broken<D: Governed>(_ type: D.Type) async throws -> [BrokenRule] {
            guard let document = try await store.get(type, resource) else { return [] }
            let actor = try await acting(caller, on: document)
            return document.brokenRules(methods, by: actor, now: now())
        }
        return try await broken(type)
    }

    /// Who somebody is to the lifecycle of a document: to that of a task its assignee, where they stand in for it now.
    ///
    /// - Throws: `StorageError`.
    private func acting(_ caller: Caller, on document: any Governed) async throws -> Caller {
        guard let task = document as? DeploymentTask, task.assignedTo != caller.name else { return caller }
        let standsIn = try await TaskSource.all(of: caller.name, now(), store).contains { source in
            source.assignee == task.assignedTo && [task.model, ""].contains(source.model)
                && [task.name, ""].contains(source.task)
        }
        guard standsIn else { return caller }
        return Caller(
            name: task.assignedTo, kind: caller.kind, credential: caller.credential, authority: caller.authority,
            isSinglePersonMode: caller.isSinglePersonMode)
    }
}

extension Governed {
    /// The rules by which somebody may not use some verbs on this document; none where one of the verbs may be
    /// used, and
    /// none for verbs that its state does not allow.
    fileprivate func brokenRules(_ methods: [MethodDescriptor], by caller: Caller, now: Int64) -> [BrokenRule] {
        var broken: [BrokenRule] = []
        for row in legalNext where methods.contains(row.method) {
            do throws(Refusal) {
                try row.actor.check(caller, row.method.words, of: self)
                if row.method.isJudgement {
                    try Duty.checkJudge(Command(actor: caller, role: "", method: row.method, now: now), of: name)
                }
                return []
            } catch { broken.append(BrokenRule(error)) }
        }
        return broken
    }
}

extension MethodDescriptor {
    /// Whether only people may call it: every permission that it accepts is a judgement.
    fileprivate var isJudgement: Bool {
        !requireAny.isEmpty && requireAny.allSatisfy { RolePermissions.isForPeople(Permission($0)) }
    }
}

extension BrokenRule {
    fileprivate init(_ refusal: Refusal) {
        let rule = refusal.metadata["rule"] ?? ""
        let duty = Duty(rawValue: rule)
        self.init(
            rule: rule, reason: refusal.reason.name,
            description: [refusal.message, duty?.description].compactMap(\.self).joined(separator: "; "))
    }
}

import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension Committee: LifecycleFixture {
    private typealias Methods = CommitteeServiceMethods

    /// A committee of three people, for all models.
    package static func made(in state: CommitteeState, _ bench: ServiceBench) async throws -> Committee {
        let committee = try await bench.committee("committees/\(state.name.lowercased())")
        if state == .archived {
            _ = try await bench.call(
                Methods.archiveCommittee,
                ArchiveCommitteeRequest(name: committee.name, mutation: .fresh("not used")))
        }
        return try await bench.store.require(Committee.self, committee.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Committee>] {
        [
            VerbCall(Methods.putCommittee) { PutCommitteeRequest(committee: $0) },
            VerbCall(Methods.archiveCommittee) { ArchiveCommitteeRequest(name: $0.name) },
            VerbCall(Methods.restoreCommittee) { RestoreCommitteeRequest(name: $0.name) },
        ]
    }
}

extension ServiceBench {
    /// Makes a committee whose required seats are held by an APPROVER each, `principals/lead0` and so on.
    package func committee(_ name: String, waivesSmallChanges: Bool = false) async throws -> Committee {
        var seats: [CommitteeSeatHolders] = []
        for (place, seat) in Committee.requiredSeats.enumerated() {
            let person = Principal(name: "principals/lead\(place)", kind: .human)
            if try await store.get(Principal.self, person.name) == nil {
                let put = try await call(
                    AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: person, mutation: .fresh()))
                _ = try await call(
                    AccessServiceMethods.grantRole,
                    GrantRoleRequest(
                        principal: person.name, grant: RoleGrant(role: .approver),
                        mutation: .fresh(etag: put.principal?.etag ?? "")))
            }
            seats.append(CommitteeSeatHolders(seat: seat, holders: [person.name]))
        }
        let committee = Committee(name: name, seats: seats, waivesSmallChanges: waivesSmallChanges)
        let put = try await call(
            CommitteeServiceMethods.putCommittee, PutCommitteeRequest(committee: committee, mutation: .fresh()))
        return put.committee ?? committee
    }
}

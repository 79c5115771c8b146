import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a committee, or replaces it whole.
struct PutCommittee: DocumentVerb {
    func decide(
        _ request: PutCommitteeRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Committee> {
        let said = request.committee ?? Committee()
        return try said.put(
            among: try store.children(Committee.self, of: ""), people: try store.people(holdingSeatsOf: said), command)
    }
}

extension WriteTransaction {
    /// Those of the holders of a committee's seats who are people, known and not disabled.
    ///
    /// - Throws: `StorageError`.
    func people(holdingSeatsOf committee: Committee) throws -> Set<String> {
        try Set(committee.seats.flatMap(\.holders)).filter { name in
            let principal = try find(Principal.self, name)
            return principal?.kind == .human && principal?.state == .enabled
        }
    }
}

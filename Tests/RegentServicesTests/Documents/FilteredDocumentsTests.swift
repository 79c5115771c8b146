import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Documents that a verb finds inside the writer by a filter.
@Suite("Documents by a filter in the writer", .timeLimit(.minutes(10)))
struct FilteredDocumentsTests {
    static func names(_ bench: ServiceBench, where filter: String) async throws -> [String] {
        try await bench.store.write(MutationCall(.daemon(.tick, now: 1))) { store in
            try store.documents(ChangeProposal.self, where: filter).map(\.name).sorted()
        }
    }

    @Test("an index finds exactly those that the filter is true of; a filter that none serves is refused")
    func found() async throws {
        let people = try await ProposalBench.open()
        for id in ["p", "q"] { try await people.create(ProposalBench.draft(id)) }
        try await people.create(ProposalBench.draft("r", version: "2.0.0"))
        try await people.submit("q")
        let bench = people.bench
        let all = ["proposals/p", "proposals/q", "proposals/r"]
        #expect(try await Self.names(bench, where: "model = \"models/triage\" AND base_version = \"\"") == all)
        #expect(try await Self.names(bench, where: "state = SUBMITTED") == ["proposals/q"])
        #expect(try await Self.names(bench, where: "committee = \"committees/all\"") == ["proposals/q"])
        #expect(try await Self.names(bench, where: "model = \"models/none\"") == [])
        await expectRefusal(.queryUnindexed) { _ = try await Self.names(bench, where: "description = \"x\"") }
        await expectRefusal(.filterInvalid) { _ = try await Self.names(bench, where: "nothing = 1") }
    }
}

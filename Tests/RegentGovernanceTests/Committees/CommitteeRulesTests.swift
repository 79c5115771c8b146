import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Committees")
struct CommitteeRulesTests {
    typealias Methods = CommitteeServiceMethods
    static let people: Set<String> = ["principals/a", "principals/b", "principals/c"]

    static func committee(
        _ holders: [[String]] = [["a"], ["b"], ["c"]], name: String = "committees/x", models: [String] = []
    ) -> Committee {
        Committee(
            name: name, models: models,
            seats: zip(Committee.requiredSeats, holders).map { seat, names in
                CommitteeSeatHolders(seat: seat, holders: names.map { "principals/\($0)" })
            })
    }

    static func put(_ committee: Committee, among others: [Committee] = []) throws -> Committee {
        try committee.put(among: others, people: people, .of(Methods.putCommittee)).after
    }

    @Test("every required seat is held by a person, and distinct people can fill them")
    func seats() throws {
        let legal = [[["a"], ["b"], ["c"]], [["a", "b"], ["a", "b"], ["c"]], [["a", "bot"], ["b"], ["c"]]]
        let illegal = [
            [["a"], ["b"]], [["a"], ["b"], ["bot"]], [["a"], ["a"], ["c"]], [["a", "b"], ["a", "b"], ["a", "b"]],
            [["a"], ["b"], ["nobody"]], [["a"], ["b"], []],
        ]
        for holders in legal { #expect(try Self.put(Self.committee(holders)).state == .active, "\(holders)") }
        for holders in illegal {
            expectRefusal(.committeeInvalid, "\(holders)") { _ = try Self.put(Self.committee(holders)) }
        }
        var doubled = Self.committee()
        doubled.seats.append(doubled.seats[0])
        expectRefusal(.committeeInvalid) { _ = try Self.put(doubled) }
    }

    @Test("a change is reviewed by two people at least")
    func reviews() throws {
        for count in [0, 2, 3] as [UInt32] {
            var committee = Self.committee()
            committee.requiredReviews = count
            #expect(try Self.put(committee).requiredReviews == count)
        }
        var one = Self.committee()
        one.requiredReviews = 1
        expectRefusal(.committeeInvalid) { _ = try Self.put(one) }
    }

    @Test("one committee decides on a model, and one on all that nobody names")
    func models() throws {
        let standing = Self.committee(name: "committees/all")
        let named = Self.committee(name: "committees/m", models: ["models/m"])
        #expect(Committee.deciding(on: "models/m", among: [standing, named])?.name == named.name)
        #expect(Committee.deciding(on: "models/n", among: [named, standing])?.name == standing.name)
        #expect(Committee.deciding(on: "", among: [named, standing])?.name == standing.name)
        #expect(Committee.deciding(on: "models/n", among: [named]) == nil)
        expectRefusal(.committeeInvalid) { _ = try Self.put(Self.committee(), among: [standing]) }
        expectRefusal(.committeeInvalid) {
            _ = try Self.put(Self.committee(models: ["models/n", "models/m"]), among: [named])
        }
        #expect(try Self.put(standing, among: [standing, named]).name == standing.name)
        var archived = standing
        archived.archiveTime = Timestamp(microseconds: 1)
        #expect(try Self.put(Self.committee(), among: [archived]).state == .active)
        #expect(Committee.deciding(on: "models/n", among: [archived]) == nil)
        expectRefusal(.committeeInvalid) {
            _ = try archived.restored(
                among: [archived, Self.committee()], people: Self.people, .of(Methods.restoreCommittee))
        }
    }

    @Test("it is archived only where no open proposal was submitted to it")
    func archived() throws {
        let committee = Self.committee()
        let command = Command.of(Methods.archiveCommittee, reason: "merged")
        for state in ChangeProposalState.allStates {
            let waiting = ChangeProposal(name: "proposals/p", state: state, committee: committee.name)
            let reason = refusal { _ = try committee.archived(with: [waiting], command) }
            #expect(reason == (waiting.isOpen ? .committeeInUse : nil), "\(state.name)")
            var elsewhere = waiting
            elsewhere.committee = "committees/y"
            #expect(try committee.archived(with: [elsewhere], command).after.state == .archived)
        }
    }
}

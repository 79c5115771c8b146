package import RegentMessages
package import RegentModel

extension Committee {
    /// What putting this committee gives.
    ///
    /// - Parameters:
    ///   - committees: every stored committee, that of this name too where there is one.
    ///   - people: those of the holders who are people, known and not disabled.
    /// - Throws: `Refusal` COMMITTEE_INVALID.
    package func put(
        among committees: [Committee], people: Set<String>, _ command: Command
    ) throws(Refusal) -> Change<Committee> {
        let before = committees.first { $0.name == name }
        return try Self.putting(command, over: before) { committee throws(Refusal) in
            committee = self
            committee.archiveTime = nil
            guard requiredReviews != 1 else {
                throw invalid("required_reviews", "is 1; a change needs 2 people or more")
            }
            try checkSeats(people)
            try checkAlone(among: committees)
        }
    }

    /// The committee, out of use.
    ///
    /// - Parameter waiting: open proposals that it decides on.
    /// - Throws: `Refusal` COMMITTEE_IN_USE.
    package func archived(with waiting: [ChangeProposal], _ command: Command) throws(Refusal) -> Change<Committee> {
        try applying(command) { committee throws(Refusal) in
            let names = waiting.filter { $0.isOpen && $0.committee == name }.map(\.name)
            guard names.isEmpty else {
                throw Refusal(
                    .committeeInUse, "\(names.count) open proposals wait for \(name): they must end first",
                    ["resource": name, "proposals": names.prefix(10).joined(separator: ", ")])
            }
            committee.archiveTime = command.time
        }
    }

    /// The committee in use again.
    ///
    /// - Throws: as `put`.
    package func restored(
        among committees: [Committee], people: Set<String>, _ command: Command
    ) throws(Refusal) -> Change<Committee> {
        try applying(command) { committee throws(Refusal) in
            try checkSeats(people)
            try checkAlone(among: committees)
            committee.archiveTime = nil
        }
    }

    /// The committee that decides on a model's changes; nil where none does.
    ///
    /// - Parameter model: empty for changes that are about no model.
    package static func deciding(on model: String, among committees: [Committee]) -> Committee? {
        let active = committees.filter { $0.state == .active }
        return active.first { !model.isEmpty && $0.models.contains(model) } ?? active.first(where: \.models.isEmpty)
    }

    private func checkSeats(_ people: Set<String>) throws(Refusal) {
        guard Set(seats.map(\.seat)).count == seats.count else { throw invalid("seats", "names a seat twice") }
        for required in Self.requiredSeats {
            let holders = seats.first { $0.seat == required }?.holders ?? []
            guard holders.contains(where: people.contains) else {
                throw invalid("seats", "has nobody for \(required.name) who is a person and enabled")
            }
        }
        guard canBeFilled(by: people) else {
            throw invalid("seats", "cannot be filled by distinct people, and each person has one vote")
        }
    }

    /// Whether every required seat can have a vote of a person of its own.
    func canBeFilled(by people: Set<String>) -> Bool {
        var required = Self.requiredSeats.map { seat in
            Set(seats.first { $0.seat == seat }?.holders ?? []).intersection(people)
        }
        return Self.fill(&required, [])
    }

    private static func fill(_ seats: inout [Set<String>], _ taken: Set<String>) -> Bool {
        guard let seat = seats.popLast() else { return true }
        defer { seats.append(seat) }
        for person in seat where !taken.contains(person) {
            if fill(&seats, taken.union([person])) { return true }
        }
        return false
    }

    /// Refuses a model that two committees would decide on, and two committees for all models.
    private func checkAlone(among committees: [Committee]) throws(Refusal) {
        for other in committees where other.name != name && other.state == .active {
            if models.isEmpty, other.models.isEmpty {
                throw invalid("models", "is empty, and \(other.name) has the models that nobody names already")
            }
            if let shared = models.first(where: other.models.contains) {
                throw invalid("models", "names \(shared), on which \(other.name) decides")
            }
        }
    }

    private func invalid(_ field: String, _ message: String) -> Refusal {
        Refusal(.committeeInvalid, "\(field) \(message)", ["resource": name, "field": "committee.\(field)"])
    }
}

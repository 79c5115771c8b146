/// Something of another program that was not imported, or not as it is.
package struct ImportNote: Sendable, Hashable {
    /// The setting or thing, without its value, which may be a secret.
    package let subject: String
    /// How often the file has it.
    package let count: Int
    /// Where it is first.
    package let place: String
    /// Why Regent has nothing for it, or what was done instead.
    package let reason: String

    /// One line.
    package var text: String {
        "\(subject) (\(count == 1 ? "" : "\(count) times, first at ")\(place)): \(reason)"
    }
}

/// Notes in the order in which they were first made, each subject once.
struct ImportNotes {
    private(set) var all: [ImportNote] = []
    private var indexes: [String: Int] = [:]

    /// Adds one, or counts it.
    mutating func add(_ subject: String, _ place: String, _ reason: String) {
        guard let index = indexes[subject] else {
            indexes[subject] = all.count
            all.append(ImportNote(subject: subject, count: 1, place: place, reason: reason))
            return
        }
        let known = all[index]
        all[index] = ImportNote(
            subject: subject, count: known.count + 1, place: known.place, reason: known.reason)
    }
}

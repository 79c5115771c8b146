import RegentWire

/// The calls that wait for a free stream, first come first served.
struct WaitingLine {
    /// One place in the line.
    struct Place {
        fileprivate let number: UInt64
        /// Raised when it is this place's turn.
        let signal = Signal()
        fileprivate let deadline: ContinuousClock.Instant?
    }

    private var places: [UInt64: Place] = [:]
    private var order = Fifo<UInt64>()
    private var taken: UInt64 = 0

    /// Whether no call waits.
    var isEmpty: Bool { places.isEmpty }
    /// The soonest deadline of those who wait.
    var soonestDeadline: ContinuousClock.Instant? { places.values.compactMap(\.deadline).min() }

    /// Takes the last place.
    mutating func enter(deadline: ContinuousClock.Instant?) -> Place {
        taken += 1
        let place = Place(number: taken, deadline: deadline)
        places[taken] = place
        order.append(taken)
        return place
    }

    /// Gives a place up; false when its turn had come before.
    mutating func leave(_ place: Place) -> Bool {
        places.removeValue(forKey: place.number) != nil
    }

    /// Takes the first place.
    mutating func popFirst() -> Place? {
        while let number = order.popFirst() {
            if let place = places.removeValue(forKey: number) { return place }
        }
        return nil
    }

    /// Takes all places.
    mutating func popAll() -> [Place] {
        defer {
            places = [:]
            order = Fifo()
        }
        return Array(places.values)
    }

    /// Takes the places whose deadline has passed.
    mutating func popExpired(at now: ContinuousClock.Instant) -> [Place] {
        let expired = places.values.filter { $0.deadline.map { $0 <= now } ?? false }
        for place in expired { places[place.number] = nil }
        return expired
    }
}

/// Which session stays with which provider: a bounded number of sessions, fair between principals.
///
/// Where there is no room, the session that was used least recently leaves: of the principal itself where it has its
/// share of all sessions or more, else of the principal who has most. So nobody can drive out the sessions of those who
/// have less than their share.
/// - Source: docs/routing.md, "Sessions"
package struct SessionTable: Sendable {
    /// Sessions of all principals together.
    package static let countMaxStandard = 100_000
    /// Seconds a session is kept without a request, unless the request says.
    package static let ttlSecondsStandard: UInt32 = 3_600

    /// A session, linked to those of its principal that were used before and after it.
    private struct Entry {
        let key: SessionKey
        let principal: String
        var pin: SessionPin
        /// The end of its time that the store has: it is written again only when the real one has come later.
        var storedUntilMicros: Int64
        /// Whether the store has it, as it is or as it was.
        var isStored = false
        var older: Int?
        var newer: Int?
    }

    /// The sessions of a principal, by their use.
    private struct Share {
        var count = 0
        var oldest: Int?
        var newest: Int?
    }

    /// What the store does not know yet.
    package struct Changes: Sendable, Equatable {
        /// Sessions to write; the end of their time is a little late, so that it need not be written at each request.
        package var pinned: [StoredPin] = []
        /// Sessions that left.
        package var removed: [SessionKey] = []

        /// Nothing.
        package init() {}
    }

    private let countMax: Int
    private var entries: [Entry?] = []
    private var free: [Int] = []
    private var places: [SessionKey: Int] = [:]
    private var shares: [String: Share] = [:]
    private var changed: Set<SessionKey> = []
    private var removed: Set<SessionKey> = []
    /// Where the next look for sessions whose time has passed begins.
    private var sweepPlace = 0

    /// No sessions yet.
    package init(countMax: Int = SessionTable.countMaxStandard) {
        precondition(countMax > 0, "a table holds a session")
        self.countMax = countMax
    }

    /// How many sessions there are.
    package var count: Int { places.count }

    /// The pin of a session; nil where it has none, or its time has passed. It does not count as a use.
    package func pin(of key: SessionKey, nowMicros: Int64) -> SessionPin? {
        guard let place = places[key], let entry = entries[place], entry.pin.expireMicros > nowMicros else {
            return nil
        }
        return entry.pin
    }

    /// Records that a session used a provider, with which it stays from now on.
    ///
    /// - Parameter ttlMicros: how long it is kept without another use.
    package mutating func use(
        _ key: SessionKey, of principal: String, provider: String, ttlMicros: Int64, nowMicros: Int64
    ) {
        let (end, overflow) = nowMicros.addingReportingOverflow(max(0, ttlMicros))
        let expireMicros = overflow ? Int64.max : end
        if let known = pin(of: key, nowMicros: nowMicros), known.provider == provider, let place = places[key] {
            touch(place, expireMicros, ttlMicros)
            return
        }
        if let place = places[key] { remove(place) }
        makeRoom(for: principal)
        let pin = SessionPin(provider: provider, pinMicros: nowMicros, expireMicros: expireMicros)
        var entry = Entry(
            key: key, principal: principal, pin: pin, storedUntilMicros: Self.late(expireMicros, ttlMicros))
        entry.isStored = removed.remove(key) != nil
        insert(entry)
        changed.insert(key)
    }

    /// Takes a session from the store.
    package mutating func restore(_ stored: StoredPin, nowMicros: Int64) {
        guard stored.pin.expireMicros > nowMicros, places[stored.key] == nil else { return }
        makeRoom(for: stored.principal)
        var entry = Entry(
            key: stored.key, principal: stored.principal, pin: stored.pin, storedUntilMicros: stored.pin.expireMicros)
        entry.isStored = true
        insert(entry)
    }

    /// Takes what the store does not know yet, a bounded number, and looks at some sessions for those whose time has
    /// passed. What is taken is to be confirmed, or put back.
    package mutating func takeChanges(atMost most: Int, nowMicros: Int64) -> Changes {
        sweep(most, nowMicros)
        var changes = Changes()
        while changes.removed.count < most, let key = removed.popFirst() { changes.removed.append(key) }
        while changes.pinned.count + changes.removed.count < most, let key = changed.popFirst() {
            guard let place = places[key], let entry = entries[place] else { continue }
            var pin = entry.pin
            pin.expireMicros = entry.storedUntilMicros
            changes.pinned.append(StoredPin(key: key, principal: entry.principal, pin: pin))
        }
        return changes
    }

    /// Records that changes were stored.
    package mutating func confirm(_ changes: Changes) {
        for pinned in changes.pinned {
            if let place = places[pinned.key] { entries[place]?.isStored = true } else { removed.insert(pinned.key) }
        }
    }

    /// Takes changes back that could not be stored.
    package mutating func putBack(_ changes: Changes) {
        for pinned in changes.pinned where places[pinned.key] != nil { changed.insert(pinned.key) }
        for key in changes.removed {
            if let place = places[key] { entries[place]?.isStored = true } else { removed.insert(key) }
        }
    }

    // MARK: Time

    /// The end of a session's time as it is stored: an eighth of its time to live later, at most a minute.
    private static func late(_ expireMicros: Int64, _ ttlMicros: Int64) -> Int64 {
        let (end, overflow) = expireMicros.addingReportingOverflow(min(max(0, ttlMicros) / 8, 60_000_000))
        return overflow ? .max : end
    }

    private mutating func touch(_ place: Int, _ expireMicros: Int64, _ ttlMicros: Int64) {
        guard var entry = entries[place] else { return }
        unlink(place)
        entry.pin.expireMicros = expireMicros
        // A shorter time to live is written too, or a restart would lengthen it.
        let latest = Self.late(expireMicros, ttlMicros)
        if expireMicros > entry.storedUntilMicros || latest < entry.storedUntilMicros {
            entry.storedUntilMicros = latest
            changed.insert(entry.key)
        }
        entries[place] = entry
        link(place, entry.principal)
    }

    private mutating func sweep(_ most: Int, _ nowMicros: Int64) {
        for _ in 0..<min(most, entries.count) {
            if sweepPlace >= entries.count { sweepPlace = 0 }
            if let entry = entries[sweepPlace], entry.pin.expireMicros <= nowMicros { remove(sweepPlace) }
            sweepPlace += 1
        }
    }

    // MARK: Room

    private mutating func makeRoom(for principal: String) {
        guard places.count >= countMax else { return }
        let own = shares[principal]?.count ?? 0
        let principals = shares.count + (own == 0 ? 1 : 0)
        var leaving = principal
        if own == 0 || own < countMax / principals {
            leaving = shares.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? principal
        }
        if let oldest = shares[leaving]?.oldest { remove(oldest) }
    }

    private mutating func insert(_ entry: Entry) {
        let place: Int
        if let known = free.popLast() {
            place = known
            entries[place] = entry
        } else {
            place = entries.count
            entries.append(entry)
        }
        places[entry.key] = place
        shares[entry.principal, default: Share()].count += 1
        link(place, entry.principal)
    }

    private mutating func remove(_ place: Int) {
        guard let entry = entries[place] else { return }
        unlink(place)
        shares[entry.principal]?.count -= 1
        if shares[entry.principal]?.count == 0 { shares[entry.principal] = nil }
        entries[place] = nil
        free.append(place)
        places[entry.key] = nil
        changed.remove(entry.key)
        if entry.isStored { removed.insert(entry.key) }
    }

    // MARK: Order of use

    /// Puts a session behind the newest of its principal.
    private mutating func link(_ place: Int, _ principal: String) {
        let newest = shares[principal]?.newest
        entries[place]?.older = newest
        entries[place]?.newer = nil
        if let newest { entries[newest]?.newer = place } else { shares[principal]?.oldest = place }
        shares[principal]?.newest = place
    }

    /// Takes a session out of the order of its principal.
    private mutating func unlink(_ place: Int) {
        guard let entry = entries[place] else { return }
        if let older = entry.older {
            entries[older]?.newer = entry.newer
        } else {
            shares[entry.principal]?.oldest = entry.newer
        }
        if let newer = entry.newer {
            entries[newer]?.older = entry.older
        } else {
            shares[entry.principal]?.newest = entry.older
        }
    }
}

import RegentRouting
import RegentTestKit
import Testing

@Suite("Session table")
struct SessionTableTests {
    static let ttl: Int64 = 80_000_000

    static func key(_ number: Int) throws -> SessionKey {
        let digest = (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) }
        return try #require(SessionKey(digest))
    }

    static func use(
        _ table: inout SessionTable, _ number: Int, of principal: String = "p", provider: String = "a",
        ttl: Int64 = SessionTableTests.ttl, at micros: Int64 = 0
    ) throws {
        table.use(try key(number), of: principal, provider: provider, ttlMicros: ttl, nowMicros: micros)
    }

    static func pin(_ table: SessionTable, _ number: Int, at micros: Int64 = 0) throws -> SessionPin? {
        table.pin(of: try key(number), nowMicros: micros)
    }

    @Test("a key is its 32 bytes")
    func bytes() throws {
        let digest = (0..<32).map { UInt8($0 * 7) }
        let key = try #require(SessionKey(digest))
        #expect(key.bytes == digest)
        #expect(SessionKey(digest.dropLast()) == nil && SessionKey(digest + [0]) == nil)
        let other = SessionKey(digest.reversed())
        #expect(other != key)
    }

    @Test("a session is kept until its time passes without a use; each use begins it again, the pin stays")
    func timeToLive() throws {
        var table = SessionTable()
        try Self.use(&table, 1, at: 100)
        let first = try Self.pin(table, 1, at: 100)
        #expect(first == SessionPin(provider: "a", pinMicros: 100, expireMicros: 100 + Self.ttl))
        try Self.use(&table, 1, at: Self.ttl)
        let kept = try Self.pin(table, 1, at: Self.ttl + 200)
        #expect(kept?.pinMicros == 100 && kept?.expireMicros == 2 * Self.ttl)
        let last = try Self.pin(table, 1, at: 2 * Self.ttl - 1)
        let gone = try Self.pin(table, 1, at: 2 * Self.ttl)
        #expect(last != nil && gone == nil)
        try Self.use(&table, 1, at: 3 * Self.ttl)
        let anew = try Self.pin(table, 1, at: 3 * Self.ttl)
        #expect(anew?.pinMicros == 3 * Self.ttl && table.count == 1)
    }

    @Test("another provider is another pin")
    func repinned() throws {
        var table = SessionTable()
        try Self.use(&table, 1)
        try Self.use(&table, 1, provider: "b", at: 50)
        let pin = try Self.pin(table, 1, at: 50)
        #expect(pin?.provider == "b" && pin?.pinMicros == 50 && table.count == 1)
    }

    @Test("without room the session used least recently leaves, of whoever has more than a share")
    func bound() throws {
        var table = SessionTable(countMax: 10)
        for number in 0..<8 { try Self.use(&table, number, of: "many") }
        for number in 100..<102 { try Self.use(&table, number, of: "few") }
        try Self.use(&table, 0, of: "many", at: 1)
        // Below its share of five: what leaves is of the other.
        try Self.use(&table, 102, of: "few")
        let (used, left, own) = (try Self.pin(table, 0), try Self.pin(table, 1), try Self.pin(table, 100))
        #expect(used != nil && left == nil && own != nil && table.count == 10)
        for number in 200..<300 { try Self.use(&table, number, of: "many") }
        for number in 100..<103 {
            let pin = try Self.pin(table, number)
            #expect(pin != nil, "one who has more cannot drive out the sessions of one who has less")
        }
        try Self.use(&table, 999, of: "new")
        let new = try Self.pin(table, 999)
        #expect(new != nil && table.count == 10)
    }

    @Test("changes are taken once, in bounded parts, with the end of their time a little late; the rest is not written")
    func changes() throws {
        var table = SessionTable()
        for number in 0..<5 { try Self.use(&table, number) }
        let (first, second) = (
            table.takeChanges(atMost: 3, nowMicros: 0), table.takeChanges(atMost: 3, nowMicros: 0)
        )
        #expect(first.pinned.count == 3 && second.pinned.count == 2)
        #expect(first.pinned.allSatisfy { $0.pin.expireMicros == Self.ttl + Self.ttl / 8 && $0.principal == "p" })
        table.confirm(first)
        table.confirm(second)
        // Uses that end before the stored end are not written; the first that ends after it is.
        try Self.use(&table, 1, at: Self.ttl / 16)
        let none = table.takeChanges(atMost: 9, nowMicros: 1)
        try Self.use(&table, 1, at: Self.ttl / 4)
        let one = table.takeChanges(atMost: 9, nowMicros: 1)
        #expect(none == SessionTable.Changes() && one.pinned.count == 1)
        // A shorter time to live is.
        try Self.use(&table, 2, ttl: 1_000, at: 1)
        let shorter = table.takeChanges(atMost: 9, nowMicros: 1)
        #expect(shorter.pinned.map(\.pin.expireMicros) == [1 + 1_000 + 125])
    }

    @Test("what could not be stored is stored the next time; what left meanwhile is removed")
    func putBack() throws {
        var table = SessionTable(countMax: 2)
        for number in 0..<2 { try Self.use(&table, number) }
        let failed = table.takeChanges(atMost: 9, nowMicros: 0)
        table.putBack(failed)
        let again = table.takeChanges(atMost: 9, nowMicros: 0)
        #expect(Set(again.pinned) == Set(failed.pinned) && again.removed.isEmpty)
        try Self.use(&table, 2)
        table.confirm(again)
        let next = table.takeChanges(atMost: 9, nowMicros: 0)
        let keys = try (0...5).map { try Self.key($0) }
        #expect(next.pinned.map(\.key) == [keys[2]] && next.removed == [keys[0]])
        // One that was never stored leaves without a trace.
        table.confirm(next)
        try Self.use(&table, 3)
        try Self.use(&table, 4)
        try Self.use(&table, 5)
        let last = table.takeChanges(atMost: 9, nowMicros: 0)
        #expect(Set(last.removed) == [keys[1], keys[2]])
        #expect(Set(last.pinned.map(\.key)) == [keys[4], keys[5]])
    }

    @Test("sessions whose time has passed leave the table and the store")
    func sweep() throws {
        var table = SessionTable()
        for number in 0..<10 { try Self.use(&table, number) }
        table.confirm(table.takeChanges(atMost: 100, nowMicros: 0))
        var removed = 0
        for _ in 0..<5 { removed += table.takeChanges(atMost: 4, nowMicros: Self.ttl).removed.count }
        #expect(removed == 10 && table.count == 0)
    }

    @Test("a restored session is as it was; one whose time has passed is none")
    func restore() throws {
        var table = SessionTable()
        let pin = SessionPin(provider: "a", pinMicros: 5, expireMicros: 900)
        table.restore(StoredPin(key: try Self.key(1), principal: "p", pin: pin), nowMicros: 899)
        table.restore(StoredPin(key: try Self.key(2), principal: "p", pin: pin), nowMicros: 900)
        let (one, two) = (try Self.pin(table, 1, at: 899), try Self.pin(table, 2, at: 899))
        #expect(one == pin && two == nil)
        let changes = table.takeChanges(atMost: 9, nowMicros: 0)
        #expect(changes == SessionTable.Changes())
    }

    /// Sessions as a list, for the test below: the slow form of the same rules.
    private struct Listed {
        var sessions: [(key: Int, principal: String)] = []

        mutating func use(_ key: Int, _ principal: String, countMax: Int) {
            if let place = sessions.firstIndex(where: { $0.key == key }) {
                sessions.remove(at: place)
            } else if sessions.count >= countMax {
                let counts = Dictionary(sessions.map { ($0.principal, 1) }, uniquingKeysWith: +)
                let own = counts[principal] ?? 0
                let principals = counts.count + (own == 0 ? 1 : 0)
                let largest = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? ""
                let leaving = own > 0 && own >= countMax / principals ? principal : largest
                if let place = sessions.firstIndex(where: { $0.principal == leaving }) { sessions.remove(at: place) }
            }
            sessions.append((key, principal))
        }
    }

    @Test("over random uses the table holds the sessions that a list with the same rules holds")
    func oracle() throws {
        let seed = announcedSeed(#function)
        var random = SplitMix64(seed: seed)
        var table = SessionTable(countMax: 12)
        var listed = Listed()
        for _ in 0..<5_000 {
            let principal = Int(random.next() % 4)
            let key = principal * 1_000 + Int(random.next() % 15)
            try Self.use(&table, key, of: "p\(principal)")
            listed.use(key, "p\(principal)", countMax: 12)
            guard table.count == listed.sessions.count else {
                Issue.record("seed \(seed): \(table.count) sessions")
                return
            }
        }
        for session in listed.sessions {
            let pin = try Self.pin(table, session.key)
            #expect(pin != nil, "seed \(seed), \(session)")
        }
    }
}

import RegentStorage
import Testing

@Suite("Stored sessions")
struct StoredSessionTests {
    static func session(_ number: UInt8, expiring micros: Int64, provider: String = "a") -> StoredSession {
        StoredSession(
            digest: [UInt8](repeating: number, count: 32), principal: "principals/p", provider: provider, pinMicros: 3,
            expireMicros: micros)
    }

    @Test("sessions are stored, replaced and removed; those whose time has passed are gone")
    func record() async throws {
        let fixture = try await StoreFixture()
        try await fixture.store.record(
            sessions: [Self.session(1, expiring: 900), Self.session(2, expiring: 500), Self.session(3, expiring: 700)],
            removed: [])
        let renewed = Self.session(2, expiring: 1_000, provider: "b")
        try await fixture.store.record(sessions: [renewed], removed: [Self.session(3, expiring: 0).digest])
        let all = try await fixture.store.takeSessions(asOf: 100, atMost: 10)
        #expect(all == [Self.session(1, expiring: 900), renewed])
        let later = try await fixture.store.takeSessions(asOf: 900, atMost: 10)
        #expect(later == [renewed])
        let again = try await fixture.store.takeSessions(asOf: 0, atMost: 10)
        #expect(again == [renewed], "what was past was removed")
        await fixture.close()
    }

    @Test("of too many sessions those that are kept longest are taken, and the others are removed")
    func bound() async throws {
        let fixture = try await StoreFixture()
        let sessions = (1...6).map { Self.session($0, expiring: Int64($0) * 100) }
        try await fixture.store.record(sessions: sessions, removed: [])
        let taken = try await fixture.store.takeSessions(asOf: 0, atMost: 2)
        #expect(taken == Array(sessions.suffix(2)))
        let left = try await fixture.store.takeSessions(asOf: 0, atMost: 10)
        #expect(left == taken)
        await fixture.close()
    }
}

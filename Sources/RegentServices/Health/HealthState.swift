import RegentMessages
import RegentModel
package import RegentRouting
import RegentStorage
import Synchronization

/// The health of providers now: outcomes go in as they are stored, and routing reads who serves without waiting.
package final class HealthState: Sendable {
    /// News that nobody has fetched.
    fileprivate static let newsMax = 1_000

    fileprivate struct Live {
        var environments: [String: EnvironmentHealth] = [:]
        /// Environments whose standings may have changed, but by time.
        var changed: Set<String> = []
        var news: [HealthNews] = []
    }

    fileprivate struct Published {
        var standings: [String: EnvironmentStandings] = [:]
        var signals: [String: RevisionSignal] = [:]
        var lastVersion: UInt64 = 0
    }

    private let store: Store
    private let settings: Projected<HealthProjection>
    private let now: @Sendable () -> Int64
    private let live: Mutex<Live>
    private let published = Mutex(Published())
    /// Whether any provider is not healthy: while none is, nobody takes a lock.
    private let isImpaired = Atomic<Bool>(false)
    private let beats = RevisionSignal(last: 0)

    /// Goes on from what the store has kept.
    ///
    /// - Throws: `StorageError`; `Refusal` STORE_CORRUPT.
    init(_ store: Store, now: @escaping @Sendable () -> Int64) async throws {
        self.store = store
        self.now = now
        settings = try await store.project(HealthProjection())
        var records: [String: [String: HealthRecord]] = [:]
        for row in try await store.providerHealth() {
            records[row.environment, default: [:]][row.provider] = row.record
        }
        var live = Live()
        for (environment, records) in records {
            live.environments[environment] = EnvironmentHealth(environment: environment, records: records)
        }
        self.live = Mutex(live)
        publishAll()
    }

    // MARK: What routing reads

    /// What routing does with the providers of an environment.
    package func standings(of environment: String) -> EnvironmentStandings {
        guard isImpaired.load(ordering: .acquiring) else { return .healthy }
        return published.withLock { $0.standings[environment] ?? .healthy }
    }

    /// Waits until an environment has standings of a later version than the given one, and gives the last version.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    package func version(of environment: String, after version: UInt64) async throws -> UInt64 {
        let signal = published.withLock { published in
            if let signal = published.signals[environment] { return signal }
            let signal = RevisionSignal(last: published.standings[environment]?.version ?? 0)
            published.signals[environment] = signal
            return signal
        }
        return try await signal.revision(after: version)
    }

    /// Environments of which somebody has waited for a version.
    package var watchedCount: Int { published.withLock { $0.signals.count } }

    /// Gives the one probe of a half-open provider to a principal, who may send it one request; false where it gets
    /// none. Nobody gets another before the outcome of the request is reported, or its lease is over.
    package func takeProbe(_ environment: String, provider: String, principal: String, nowMicros: Int64) -> Bool {
        guard let settings = settings.current.settings[environment] else { return false }
        let change = live.withLock { live in
            live.environments[environment]?.takeProbe(
                of: provider, for: principal, settings, nowMicros: nowMicros)
        }
        guard change != nil else { return false }
        store.keep { [self] in rows(environment, [provider]) }
        beat()
        return true
    }

    // MARK: What outcomes change

    /// What a batch changes once it is stored; nil where it says nothing about now.
    func effect(of evidence: [ProviderEvidence], in environment: String, from principal: String) -> OutcomeEffect? {
        guard !evidence.isEmpty else { return nil }
        let count = evidence.reduce(0) { $0 + $1.events.count }
        return OutcomeEffect(byteCount: count * MemoryLayout<HealthEvent>.stride) { [self] in
            take(evidence, in: environment, from: principal)
        }
    }

    /// Judges a batch, on the writer; returns what the store is to keep.
    private func take(
        _ evidence: [ProviderEvidence], in environment: String, from principal: String
    ) -> [StoredProviderHealth] {
        guard let settings = settings.inWriter.settings[environment] else { return [] }
        let changes = live.withLock { live in
            var health = live.environments[environment] ?? EnvironmentHealth(environment: environment)
            // Moved out, so that it is changed in place.
            live.environments[environment] = nil
            let changes = health.take(evidence, from: principal, settings, nowMicros: now())
            live.environments[environment] = health
            live.note(changes, in: environment)
            return changes
        }
        return rows(environment, Set(changes.map(\.provider)))
    }

    /// Puts in force what a batch has changed, after its COMMIT.
    func publish(_ environment: String) {
        guard live.withLock({ $0.changed.remove(environment) }) != nil else { return }
        publishStandings(of: environment)
        beat()
    }

    /// What is kept of providers as of now; for use inside the writer. Of one that was reset meanwhile nothing is: its
    /// row is gone, and what was known before must not come back with a restart.
    private func rows(_ environment: String, _ providers: Set<String>) -> [StoredProviderHealth] {
        guard let settings = settings.inWriter.settings[environment] else { return [] }
        return live.withLock { live in
            providers.sorted().compactMap { provider in
                live.environments[environment]?.record(of: provider, settings).map {
                    StoredProviderHealth(environment: environment, provider: provider, record: $0)
                }
            }
        }
    }

    // MARK: What time changes

    /// Puts in force what time and changed settings have done; returns what has happened since the last call. To be
    /// called about once a second.
    package func tick() -> [HealthNews] {
        let settings = settings.current.settings
        live.withLock { live in
            for environment in live.environments.keys.sorted() {
                guard let settings = settings[environment],
                    let changes = live.environments[environment]?.heedResets(settings)
                else { continue }
                live.note(changes, in: environment)
            }
            live.changed = []
        }
        publishAll()
        beat()
        return live.withLock { live in
            defer { live.news = [] }
            return live.news
        }
    }

    private func publishAll() {
        for environment in live.withLock({ Array($0.environments.keys) }) { publishStandings(of: environment) }
    }

    private func publishStandings(of environment: String) {
        guard let settings = settings.current.settings[environment] else { return }
        let now = now()
        // One inside the other, so that nothing older is published later.
        let (signal, version) = live.withLock { live in
            let standings = live.environments[environment]?.standings(settings, nowMicros: now) ?? [:]
            return published.withLock { $0.put(standings, of: environment, nowMicros: now) }
        }
        isImpaired.store(published.withLock(\.isImpaired), ordering: .releasing)
        if let version { signal?.publish(version) }
    }

    // MARK: What people see

    /// The health of every enabled provider of an environment, with the version of its standings.
    func reports(_ environment: String) -> (providers: [ProviderHealth], version: UInt64) {
        guard let settings = settings.current.settings[environment] else { return ([], 0) }
        let health = live.withLock { $0.environments[environment] } ?? EnvironmentHealth(environment: environment)
        return (
            health.reports(settings, nowMicros: now()),
            published.withLock { $0.standings[environment]?.version ?? 0 }
        )
    }

    /// Counts the times at which something may have changed, for those who watch.
    var lastBeat: UInt64 { beats.last }

    /// Waits until something may have changed since a beat.
    ///
    /// - Throws: `CancellationError` when the task is cancelled meanwhile.
    func beat(after beat: UInt64) async throws -> UInt64 { try await beats.revision(after: beat) }

    private func beat() { beats.publish(beats.last + 1) }
}

/// What has happened to the health of a provider, for the log.
package struct HealthNews: Sendable, Hashable {
    /// What happened, in a few words.
    package let text: String
    /// Whether it is bad.
    package let isBad: Bool
    /// Whom it happened to, and more.
    package let details: [String: String]

    /// Nil for what nobody needs to be told.
    init?(_ change: HealthChange, in environment: String) {
        var details = ["provider": "environments/\(environment)/providers/\(change.provider)"]
        switch change.kind {
        case .ejected:
            text = "provider ejected"
            details["cause"] = change.record.cause.name
            details["until"] = Timestamp(microseconds: change.record.readmissionMicros).rfc3339 ?? ""
            details["ejections"] = "\(change.record.ejectionCount)"
        case .readmitted: text = "provider readmitted"
        case .reset: text = "health of provider reset"
        case .extended, .probed, .probeUnanswered: return nil
        }
        isBad = change.kind == .ejected
        self.details = details
    }
}

extension HealthState.Live {
    /// Remembers changes for who puts them in force, and those that people are told.
    fileprivate mutating func note(_ changes: [HealthChange], in environment: String) {
        guard !changes.isEmpty else { return }
        changed.insert(environment)
        for news in changes.compactMap({ HealthNews($0, in: environment) }) {
            if self.news.count >= HealthState.newsMax { self.news.removeFirst() }
            self.news.append(news)
        }
    }
}

extension HealthState.Published {
    /// Publishes standings, where they are others than before.
    fileprivate mutating func put(
        _ standings: [String: ProviderStanding], of environment: String, nowMicros: Int64
    ) -> (signal: RevisionSignal?, version: UInt64?) {
        let before = self.standings[environment]
        guard (before?.impaired ?? [:]) != standings else { return (nil, nil) }
        // By the time, so that it grows over restarts too.
        lastVersion = max(lastVersion &+ 1, UInt64(clamping: nowMicros))
        self.standings[environment] = EnvironmentStandings(version: lastVersion, standings)
        return (signals[environment], lastVersion)
    }

    /// Whether any provider anywhere is not healthy, or was: then the version says that it is no longer.
    fileprivate var isImpaired: Bool { !standings.isEmpty }
}

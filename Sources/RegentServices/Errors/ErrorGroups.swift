import Crypto
import RegentMessages
import RegentModel
package import RegentRPC
import RegentStorage
import RegentWire
import Synchronization

/// Failures of calls, grouped by method, reason and place, in memory and in the store.
///
/// A fault of the daemon makes a group at once; a refusal does when there were many of its kind within a minute. What
/// is kept is bounded: groups that were seen least recently go first, resolved ones before others, and refusals before
/// faults, so that no caller can push out a fault by being refused.
package final class ErrorGroups: CallFailureSink {
    /// Groups that are kept.
    package static let groupsMax = 500
    /// Failures that are kept of a group.
    package static let samplesMax = 10
    /// Refusals of one kind within a minute from which on they make a group.
    package static let refusalsMin = 100
    /// Kinds of refusals that are counted within a minute.
    private static let refusalKindsMax = 1_024
    private static let minuteMicros: Int64 = 60_000_000
    private static let faultCodes = Set([StatusCode.internal, .unknown, .dataLoss].map(\.description))

    private struct State {
        var groups: [String: ErrorGroup] = [:]
        /// Ids of groups that are not stored as they are.
        var changed: Set<String> = []
        /// Ids of groups that are still stored, and no longer kept.
        var removed: Set<String> = []
        /// Refusals of the last minute that have no group, by the id that it would have.
        var refusals: [String: (begin: Int64, count: Int)] = [:]
    }

    private let store: Store
    private let release: String
    private let now: @Sendable () -> Int64
    private let state: Mutex<State>

    /// Reads what was stored.
    ///
    /// - Parameters:
    ///   - release: of the daemon.
    ///   - now: microseconds since 1970.
    /// - Throws: `StorageError`.
    init(_ store: Store, release: String, now: @escaping @Sendable () -> Int64) async throws {
        self.store = store
        self.release = release
        self.now = now
        var kept = State()
        for group in try await store.errorGroups() { kept.groups[group.id] = group }
        state = Mutex(kept)
    }

    // MARK: Failures

    /// Counts a failure in its group.
    package func note(_ failure: CallFailure) {
        guard failure.code != .ok, failure.code != .cancelled else { return }
        let (id, micros) = (Self.id(of: failure), now())
        state.withLock { state in
            guard failure.isFault || state.groups[id] != nil || Self.areMany(id, micros, &state) else { return }
            add(failure, id, micros, &state)
        }
    }

    /// Counts a refusal that has no group; whether it is one of many.
    private static func areMany(_ id: String, _ micros: Int64, _ state: inout State) -> Bool {
        if state.refusals.count >= refusalKindsMax {
            state.refusals = state.refusals.filter { micros - $0.value.begin < minuteMicros }
        }
        var kind = state.refusals[id] ?? (micros, 0)
        // A minute begins with the first of its refusals.
        if micros - kind.begin >= minuteMicros { kind = (micros, 0) }
        kind.count += 1
        guard state.refusals[id] != nil || state.refusals.count < refusalKindsMax else { return false }
        state.refusals[id] = kind
        return kind.count >= refusalsMin
    }

    private func add(_ failure: CallFailure, _ id: String, _ micros: Int64, _ state: inout State) {
        let time = Timestamp(microseconds: micros)
        var group = state.groups[id] ?? begun(failure, id, time, &state)
        if group.state == .resolved {
            group.state = .regressed
            group.regressions += 1
        }
        group.count += 1
        (group.lastTime, group.lastRelease) = (time, release)
        let sample = ErrorSample(
            time: time, traceId: "\(failure.trace)", requestId: failure.request, principal: failure.principal,
            message: RedactedText.redacted(failure.message), release: release)
        group.samples = [sample] + group.samples.prefix(Self.samplesMax - 1)
        state.groups[id] = group
        state.changed.insert(id)
    }

    private func begun(_ failure: CallFailure, _ id: String, _ time: Timestamp, _ state: inout State) -> ErrorGroup {
        // What this minute's refusals of the kind were counted to is part of the group.
        let earlier = failure.isFault ? 0 : max(0, (state.refusals.removeValue(forKey: id)?.count ?? 1) - 1)
        if state.groups.count >= Self.groupsMax { Self.forgetOne(&state) }
        state.removed.remove(id)
        return ErrorGroup(
            id: id, method: failure.method, code: failure.code.description, reason: failure.reason,
            place: Self.shortened(failure.place), state: .open, count: UInt64(earlier), firstTime: time,
            firstRelease: release)
    }

    /// Forgets the group that was seen least recently, a resolved one if there is any, else a refusal.
    private static func forgetOne(_ state: inout State) {
        let last = state.groups.values.min { one, other in
            let worth = (Self.worth(of: one), Self.worth(of: other))
            guard worth.0 == worth.1 else { return worth.0 < worth.1 }
            return micros(one.lastTime) < micros(other.lastTime)
        }
        guard let last else { return }
        state.groups[last.id] = nil
        state.changed.remove(last.id)
        state.removed.insert(last.id)
    }

    private static func worth(of group: ErrorGroup) -> Int {
        group.state == .resolved ? 0 : faultCodes.contains(group.code) ? 2 : 1
    }

    private static func micros(_ time: Timestamp?) -> Int64 { time?.microseconds ?? 0 }

    /// What is the same for all failures of a group, as 16 digits.
    private static func id(of failure: CallFailure) -> String {
        let text = [failure.method, failure.code.description, failure.reason, shortened(failure.place)]
            .joined(separator: "\u{0}")
        return SHA256.hash(data: Array(text.utf8)).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
    }

    private static func shortened(_ place: String) -> String {
        String(place.unicodeScalars.prefix(128).map(Character.init))
    }

    // MARK: Reading and changing

    /// Groups that are asked for, the one that was seen last first, without samples.
    func list(_ request: ListErrorGroupsRequest) -> ListErrorGroupsResponse {
        let limit = request.limit == 0 ? 100 : Int(request.limit)
        let found = state.withLock { Array($0.groups.values) }
            .filter { group in
                (request.state == .unspecified || group.state == request.state)
                    && (request.method.isEmpty || group.method == request.method
                        || group.method.hasSuffix("/" + request.method))
            }
            .sorted { one, other in
                let times = (Self.micros(one.lastTime), Self.micros(other.lastTime))
                return times.0 == times.1 ? one.id < other.id : times.0 > times.1
            }
        return ListErrorGroupsResponse(
            groups: found.prefix(limit).map(\.withoutSamples), omitted: UInt32(max(0, found.count - limit)))
    }

    /// A group with its samples.
    ///
    /// - Throws: `Refusal` NOT_FOUND.
    func group(_ id: String) throws(Refusal) -> ErrorGroup {
        guard let group = state.withLock({ $0.groups[id] }) else { throw Self.missing(id) }
        return group
    }

    /// Marks a group as resolved; one that is stays as it is. Returns when that is durable.
    ///
    /// - Throws: `Refusal` NOT_FOUND; `StorageError`.
    func resolve(_ id: String, by principal: String) async throws -> ErrorGroup {
        let time = Timestamp(microseconds: now())
        return try await change(id) { group in
            guard group.state != .resolved else { return false }
            (group.state, group.resolvedBy, group.resolveTime) = (.resolved, principal, time)
            group.resolvedRelease = self.release
            return true
        }
    }

    /// Marks a resolved group as open; any other stays as it is. Returns when that is durable.
    ///
    /// - Throws: `Refusal` NOT_FOUND; `StorageError`.
    func reopen(_ id: String) async throws -> ErrorGroup {
        try await change(id) { group in
            guard group.state == .resolved else { return false }
            group.state = .open
            return true
        }
    }

    private func change(_ id: String, _ body: (inout ErrorGroup) -> Bool) async throws -> ErrorGroup {
        let changed = state.withLock { state -> ErrorGroup? in
            guard var group = state.groups[id] else { return nil }
            if body(&group) {
                state.groups[id] = group
                state.changed.insert(id)
            }
            return group
        }
        guard let changed else { throw Self.missing(id) }
        try await write()
        return changed.withoutSamples
    }

    private static func missing(_ id: String) -> Refusal {
        Refusal(.notFound, "there is no error group \(id); list them without an id", ["field": "id"])
    }

    /// Stores what has changed; what could not be stored is kept for the next time.
    ///
    /// - Throws: `StorageError`.
    package func write() async throws {
        let (groups, removed) = state.withLock { state in
            defer { (state.changed, state.removed) = ([], []) }
            return (state.changed.compactMap { state.groups[$0] }, state.removed)
        }
        guard !groups.isEmpty || !removed.isEmpty else { return }
        do { try await store.write(errorGroups: groups, removing: removed.sorted()) } catch {
            state.withLock { state in
                state.changed.formUnion(groups.map(\.id).filter { state.groups[$0] != nil })
                state.removed.formUnion(removed.filter { state.groups[$0] == nil })
            }
            throw error
        }
    }
}

extension ErrorGroup {
    /// As lists show it.
    fileprivate var withoutSamples: ErrorGroup {
        var group = self
        group.samples = []
        return group
    }
}

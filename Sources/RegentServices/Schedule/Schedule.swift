package import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import Synchronization

/// Does what is due: each thing once, in the order in which it fell due, as the daemon.
///
/// Each change is a transaction of its own, so that what is refused holds up nothing else. A daemon that is killed
/// leaves what it had not committed for the next tick; the documents themselves say what is still to be done.
package final class Schedule: Sendable {
    /// Changes of a tick where nobody says how many.
    package static let limitStandard = 100
    /// How long what was refused is left alone.
    private static let retryMicros: Int64 = 60_000_000
    /// Refusals that are remembered: beyond them, what is refused is tried at each tick.
    private static let failuresMax = 10_000

    private let context: ServiceContext
    private let now: @Sendable () -> Int64
    private let nouns: [any ScheduledNoun.Type]
    /// When what was refused is tried again, by name.
    private let retries = Mutex<[String: Int64]>([:])

    /// The schedule of a store.
    ///
    /// - Parameters:
    ///   - nouns: what falls due; all there is but in tests.
    ///   - now: microseconds since 1970; the daemon's clock but in tests that set it.
    package init(
        _ context: ServiceContext, nouns: [any ScheduledNoun.Type] = Schedule.nouns,
        now: (@Sendable () -> Int64)? = nil
    ) {
        self.context = context
        self.now = now ?? context.now
        self.nouns = nouns
    }

    /// Does what is due by now, at most so many changes.
    ///
    /// - Parameter isTrial: only finds what is due.
    /// - Throws: `CancellationError`; failures of one thing are in the answer.
    package func tick(limit: Int, isTrial: Bool = false) async throws -> ScheduleTickResponse {
        let time = now()
        var lanes = nouns.map { $0.lane(context, time) }.filter { !isWaiting(.unread($0.kind), time) }
        var answer = ScheduleTickResponse()
        while let thing = await next(&lanes, &answer) {
            try Task.checkCancellation()
            guard answer.done.count < limit, answer.failed.count < limit else {
                answer.more = true
                return answer
            }
            if isTrial {
                answer.done.append(ScheduledChange(resource: thing.resource, dueTime: thing.dueTime))
            } else if !isWaiting(thing, time) {
                await perform(thing, limit, &answer)
            }
        }
        return answer
    }

    /// Does one thing, and what else of its document is due.
    private func perform(_ thing: DueThing, _ limit: Int, _ answer: inout ScheduleTickResponse) async {
        do {
            while answer.done.count < limit {
                guard let done = try await thing.perform(context, now()) else { return }
                answer.done.append(done.change)
                answer.receipt = done.receipt
            }
            answer.more = true
        } catch { fail(thing, error, &answer) }
    }

    private func fail(_ thing: DueThing, _ error: any Error, _ answer: inout ScheduleTickResponse) {
        answer.failed.append(ScheduledFailure(thing, error))
        let time = now()
        retries.withLock { retries in
            if retries.count >= Self.failuresMax { retries = retries.filter { $0.value > time } }
            guard retries.count < Self.failuresMax else { return }
            // Near the end of time it is tried at each tick.
            retries[thing.resource] = time &+ Self.retryMicros
        }
    }

    private func isWaiting(_ thing: DueThing, _ time: Int64) -> Bool {
        retries.withLock { retries in
            guard let retry = retries[thing.resource] else { return false }
            // Of a clock that was set back nobody knows how long ago it was refused.
            let isWaiting = retry > time && retry &- Self.retryMicros <= time
            if !isWaiting { retries[thing.resource] = nil }
            return isWaiting
        }
    }

    /// What is due first of all lanes; a lane that cannot be read is left out.
    private func next(_ lanes: inout [any DueLane], _ answer: inout ScheduleTickResponse) async -> DueThing? {
        var first: (place: Int, thing: DueThing)?
        for place in lanes.indices {
            do {
                guard let thing = try await lanes[place].peek() else { continue }
                if let known = first, known.thing.dueMicros <= thing.dueMicros { continue }
                first = (place, thing)
            } catch {
                fail(DueThing.unread(lanes[place].kind), error, &answer)
                lanes[place].end()
            }
        }
        guard let first else { return nil }
        lanes[first.place].drop()
        return first.thing
    }
}

extension ScheduledFailure {
    fileprivate init(_ thing: DueThing, _ error: any Error) {
        let status = (error as? any StatusConvertible)?.status
        self.init(
            resource: thing.resource, dueTime: thing.dueTime,
            reason: status?.reason ?? ErrorReason.internalError.name, message: status?.message ?? "\(error)")
    }
}

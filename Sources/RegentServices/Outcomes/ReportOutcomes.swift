import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentStorage
import RegentSystem

/// Takes in batches in order without gaps; acknowledges what is durable.
struct ReportOutcomes: DuplexHandler {
    /// Violations in one message: with their texts well under a message's limit.
    private static let violationsMax = 8_192

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ requests: RequestStream<ReportOutcomesRequest>,
        _ responses: ResponseWriter<ReportOutcomesResponse>, _ call: CallContext
    ) async throws {
        var messages = requests.makeAsyncIterator()
        guard case .start(let start)? = try await messages.next()?.request else {
            throw Refusal(.uploadNotStarted, "the first message of a report must be start")
        }
        let durable = try await context.store.durableOutcomeSeq(reporter: start.reporter, of: call.caller.name)
        let progress = try UploadProgress("reporter", start.reporter, durableSeq: durable, resume: start.resume)
        try await responses.write(ReportOutcomesResponse(response: .opened(progress.opened)))

        try await progress.run(requests, lane: context.store.bulk) { ack in
            try await responses.write(ReportOutcomesResponse(response: .ack(ack)))
        } take: { message, place in
            guard case .batch(let batch) = message.request else {
                throw Refusal(.uploadNotStarted, "start must be sent once, followed by batches")
            }
            try await store(batch, in: place, of: start, call.caller.name, progress, responses)
        }
    }

    /// Checks a batch and hands it to the writer; the acknowledgement follows its COMMIT.
    private func store(
        _ batch: OutcomeBatch, in place: BulkPlace, of start: OutcomeReportStart, _ principal: String,
        _ progress: UploadProgress, _ responses: ResponseWriter<ReportOutcomesResponse>
    ) async throws {
        let table: RoutingTable
        do throws(Refusal) {
            table = try context.routing.current.table(batch.environment)
        } catch {
            throw error.about(batch.seq)
        }
        let outcomes: CheckedOutcomes
        do throws(OutcomeRefusal) {
            outcomes = try CheckedOutcomes(checking: batch, clocks: context.clocks)
            if start.knownProviders { try outcomes.check(providers: table.knows) }
        } catch {
            try await tell(error.violations, of: batch.seq, responses)
            throw error.refusal.about(batch.seq)
        }
        let segment = context.clocks.measure(.digest) {
            OutcomeSegment(
                principal: principal, reporter: start.reporter, seq: batch.seq, content: OutcomeContent(outcomes))
        }
        let (health, environment) = (context.health, batch.environment)
        let evidence = context.clocks.measure(.check, isContinued: true) { outcomes.evidence(nowMicros: context.now()) }
        let settled = progress.received(batch.seq)
        let (counts, found) = (context.counts, outcomes.counts { table.hasProvider($0) })
        context.store.submit(
            segment, in: place, effect: health.effect(of: evidence, in: environment, from: principal)
        ) { result in
            // Before it is acknowledged: who has reported an outcome is routed by it.
            health.publish(environment)
            if case .success(.stored) = result { counts.note(outcomes: found) }
            settled(result)
        }
    }

    /// Every violation, before the status that ends the call.
    private func tell(
        _ violations: [OutcomeViolation], of seq: UInt64, _ responses: ResponseWriter<ReportOutcomesResponse>
    ) async throws {
        var rest = violations[...]
        while !rest.isEmpty {
            let refused = OutcomeBatchRefused(seq: seq, violations: Array(rest.prefix(Self.violationsMax)))
            try await responses.write(ReportOutcomesResponse(response: .refused(refused)))
            rest = rest.dropFirst(Self.violationsMax)
        }
    }
}

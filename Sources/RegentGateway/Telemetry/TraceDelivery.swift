import RegentMessages
import RegentRPC
import RegentTelemetry
import RegentWire

/// Hands what a request says to the daemon, environment by environment and run by run.
struct TraceDelivery {
    private let reading: TraceReading
    private let channel: RPCChannel
    private let metadata: [KeyValue]
    /// Spans that were rejected, by the reader or by the daemon.
    private(set) var rejections: SpanRejections
    /// The last refusal for want of a permission.
    private var denial: RPCError?

    init(_ reading: TraceReading, over channel: RPCChannel, metadata: [KeyValue]) {
        self.reading = reading
        self.channel = channel
        self.metadata = metadata
        rejections = reading.rejections
    }

    /// What the answer says in words.
    var message: String {
        let runless =
            reading.runlessCount == 0
            ? ""
            : "\(reading.runlessCount) evaluation results name no run and were left out: set regent.eval.run"
        return [rejections.message, runless].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    /// Returns when everything is durable or rejected.
    ///
    /// - Throws: `TraceRefusal` where the daemon could not take something, or the caller may report nothing of it; what
    ///   is durable by then counts once when the request comes again.
    mutating func run() async throws(TraceRefusal) {
        do throws(RPCError) {
            for (environment, outcomes) in reading.outcomes.sorted(by: { $0.key < $1.key }) {
                try await deliver(outcomes, in: environment)
            }
            for (run, samples) in reading.samples.sorted(by: { $0.key < $1.key }) {
                try await deliver(samples, to: run)
            }
        } catch {
            throw TraceRefusal(error)
        }
        // Many senders read nothing of an answer but its status.
        if let denial, rejections.count >= reading.concernCount { throw TraceRefusal(denial) }
    }

    private mutating func deliver(_ outcomes: [RouteOutcome], in environment: String) async throws(RPCError) {
        let (legal, illegal) = SpanOutcomes.checked(outcomes, in: environment)
        for (span, reason) in illegal { rejections.reject(span, reason) }
        for batch in SpanOutcomes.batches(of: legal, in: environment) {
            do throws(RPCError) {
                for (span, reason) in try await batch.report(over: channel, metadata) {
                    rejections.reject(span, reason)
                }
            } catch {
                try note(error)
                for span in batch.spans { rejections.reject(span, error.message) }
            }
        }
    }

    private mutating func deliver(_ samples: [SpanSample], to run: String) async throws(RPCError) {
        let (batches, illegal) = SpanSamples.batches(of: samples, of: run)
        for (span, reason) in illegal { rejections.reject(span, reason) }
        for batch in batches {
            do throws(RPCError) {
                for (span, reason) in try await batch.upload(over: channel, metadata) {
                    rejections.reject(span, reason)
                }
            } catch {
                try note(error)
                for span in batch.spans { rejections.reject(span, error.message) }
            }
        }
    }

    /// - Throws: an error that is about no content.
    private mutating func note(_ error: RPCError) throws(RPCError) {
        guard error.isAboutContent else { throw error }
        if error.code == .permissionDenied { denial = error }
    }
}

/// A span that is rejected, and why.
typealias SpanRejection = (span: String, reason: String)

package import RegentMessages
package import RegentRPC
import RegentTelemetry
import Synchronization

/// Takes in spans by OTLP over HTTP: requests to models become outcomes, results of evaluations become samples. All
/// goes through the calls that the SDK makes, with the caller's permissions.
package final class TraceIngestion: Sendable {
    /// Requests that are read at once: each takes memory for its body and for what it says.
    private static let readingMax = 8

    private let readingCount = Mutex(0)

    /// Takes requests.
    package init() {}

    /// Takes a request in.
    ///
    /// - Parameters:
    ///   - body: as it came.
    ///   - contentType: its `Content-Type`.
    ///   - contentEncoding: its `Content-Encoding`; nil for none.
    ///   - channel: a connection of the caller.
    ///   - metadata: of each call.
    /// - Returns: 200 once everything that was not rejected is durable; see docs/telemetry.md for the others.
    package func ingest(
        body: [UInt8], contentType: String?, contentEncoding: String?, over channel: RPCChannel,
        metadata: [KeyValue] = []
    ) async -> TraceAnswer {
        let format: TraceFormat
        do throws(TraceRefusal) {
            format = try TraceFormat(contentType: contentType)
        } catch {
            return TraceAnswer(.json, refusing: error)
        }
        let isFree = readingCount.withLock { count in
            guard count < Self.readingMax else { return false }
            count += 1
            return true
        }
        guard isFree else { return TraceAnswer(format, refusing: .busy) }
        defer { readingCount.withLock { $0 -= 1 } }
        do throws(TraceRefusal) {
            let content = try TraceBody.unpacked(body, encoding: contentEncoding)
            var delivery = TraceDelivery(try Self.reading(content, format), over: channel, metadata: metadata)
            try await delivery.run()
            return TraceAnswer(format, rejected: delivery.rejections.count, message: delivery.message)
        } catch {
            return TraceAnswer(format, refusing: error)
        }
    }

    private static func reading(_ content: [UInt8], _ format: TraceFormat) throws(TraceRefusal) -> TraceReading {
        do throws(OTLPFault) { return try format.reading(content) } catch { throw TraceRefusal(error) }
    }
}

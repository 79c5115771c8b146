import Dispatch
import HTTPTypes
import Hummingbird
import NIOCore
import RegentBulk
import RegentCompression
import RegentMessages
import RegentModel
import RegentRPC
import RegentWire
import Synchronization

/// `POST /v1/evalRuns/{run}:uploadSamples?upload=NAME`: the samples of a body, as it comes, into a run.
struct UploadRoutes: GatewayRoutes {
    /// Uploads at once: each has a thread, and of a packed body a window of up to 128 MiB.
    private static let uploadsMax = 4
    private static let (prefix, suffix) = ("/v1/evalRuns/", ":uploadSamples")
    private static let bodyName = "the body"

    private let places = UploadPlaces(Self.uploadsMax)

    func answer(_ request: GatewayRequest) async throws -> Response? {
        guard request.path.hasPrefix(Self.prefix), request.path.hasSuffix(Self.suffix) else { return nil }
        let id = request.path.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)
        guard !id.isEmpty, !id.contains("/"), let run = PercentText.decoded(id) else { return nil }
        request.found("/v1/evalRuns/{run}:uploadSamples")
        guard request.method == "POST" else { throw GatewayFault.methodNotAllowed("POST") }
        let query = try UploadQuery("evalRuns/" + run, request)
        // Before the place: who is nobody must not take one.
        try await request.authenticate()
        guard places.take() else {
            throw GatewayFault(
                429,
                RPCError(
                    code: .resourceExhausted, message: "\(Self.uploadsMax) uploads over HTTP are in progress",
                    isNotProcessed: true, retryAfter: .seconds(1)), headers: [.connection: "close"])
        }
        defer { places.give() }
        return try await upload(query, request)
    }

    private func upload(_ query: UploadQuery, _ request: GatewayRequest) async throws -> Response {
        var options = try request.callOptions()
        // An upload takes as long as its body does.
        options.waitsForConnection = true
        var upload = try await BodyUpload.open(request.caller, query.start, options)
        let (body, batches) = (BodyBlocks(), BatchHandoff())
        Self.read(body, into: batches, query)
        let carrying = LooseWork.start {
            do {
                try await request.readBody { try await body.put(Array($0)) }
                body.finish()
            } catch {
                body.fail()
            }
        }
        do {
            while let columns = try await batches.next() { try await upload.send(columns) }
            try await upload.finish()
        } catch {
            let fault = await Self.failure(error, &upload)
            carrying.cancel()
            body.fail()
            batches.abandon()
            // Whoever reads the connection next must be alone.
            await carrying.value
            throw fault
        }
        await carrying.value
        return Self.response(upload, query)
    }

    /// Reads samples on a thread that may wait for the body.
    private static func read(_ body: BodyBlocks, into batches: BatchHandoff, _ query: UploadQuery) {
        DispatchQueue(label: "regent.upload").async {
            do {
                let input = InputFile(body, packing: query.packing)
                var source = try SampleSource(input, name: bodyName, format: query.format)
                while true {
                    let batch = try source.next()
                    guard batches.put(.success(batch)), batch != nil else { return }
                }
            } catch {
                _ = batches.put(.failure(error))
            }
        }
    }

    /// The answer to an upload that failed: what came before the fault is durable, and is counted.
    private static func failure(_ error: any Error, _ upload: inout BodyUpload) async -> GatewayFault {
        var fault: RPCError
        switch error {
        case let error as RPCError: fault = error
        case let error as SampleFileError:
            fault = RPCError(code: .invalidArgument, message: "\(error)", reason: error.code.rawValue)
            fault.metadata = ["line": "\(error.line)"]
            if let field = error.field { fault.metadata["field"] = field }
        case let error as any StatusConvertible: fault = error.status
        default: fault = RPCError(.connectionLost, "the body ended too soon")
        }
        if !(error is RPCError) {
            // What was sent becomes durable by itself; waiting only makes the count exact.
            try? await upload.settle()
        }
        fault.metadata["durable_samples"] = "\(upload.durableSamples)"
        let status = ConnectCode(fault.code).httpStatus
        return GatewayFault(status, fault, headers: [.connection: "close"])
    }

    private static func response(_ upload: borrowing BodyUpload, _ query: UploadQuery) -> Response {
        let body = JSONValue.object([
            JSONValue.Member("run", .string(query.start.run)), JSONValue.Member("upload", .string(query.start.upload)),
            JSONValue.Member("samples", .string("\(upload.sampleCount)")),
            JSONValue.Member("durable_samples", .string("\(upload.durableSamples)")),
            JSONValue.Member("durable_seq", .string("\(upload.durableSeq)")),
            JSONValue.Member("skipped_batches", .string("\(upload.skippedBatches)")),
        ])
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body.text())))
    }
}

/// Counts the uploads in progress.
private final class UploadPlaces: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    /// Takes a place; false where all are taken.
    func take() -> Bool {
        left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
    }

    func give() { left.withLock { $0 += 1 } }
}

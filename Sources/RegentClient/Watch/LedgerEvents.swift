import RegentMessages
import RegentModel
import RegentRPC

/// The entries of the ledger from a revision on, then new ones as they are committed, without gaps or repeats, also
/// when the connection is lost or the daemon restarts.
///
/// It ends only when its task is cancelled, its iterator is dropped, or when reconnecting has failed for the client's
/// `patience`.
public struct LedgerEvents: AsyncSequence, Sendable {
    /// One change.
    public typealias Element = LedgerEntry
    /// The error of a watch.
    public typealias Failure = RPCError

    let client: RegentClient
    let request: WatchRequest
    let options: CallOptions

    /// Begins a new watch.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(client: client, request: request, options: options)
    }

    /// Iterates over the entries.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let client: RegentClient
        private let options: CallOptions
        private var request: WatchRequest
        private var patience: Patience
        private var responses: ResponseStream<WatchResponse>.AsyncIterator?
        /// The trace, from the first opening on.
        private var observation: StreamObservation?
        /// Received entries that were not returned yet, in reverse.
        private var waiting: [LedgerEntry] = []

        init(client: RegentClient, request: WatchRequest, options: CallOptions) {
            self.client = client
            self.request = request
            self.options = options
            patience = Patience(client.core.options)
        }

        /// The next entry.
        ///
        /// - Throws: how the watch ended; `CANCELLED` when the task is cancelled.
        public mutating func next() async throws(RPCError) -> LedgerEntry? { try await next(isolation: nil) }

        /// The next entry.
        ///
        /// - Throws: how the watch ended; `CANCELLED` when the task is cancelled.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(RPCError) -> LedgerEntry? {
            while true {
                if let entry = waiting.popLast() { return entry }
                do throws(RPCError) {
                    try await read()
                } catch {
                    responses = nil
                    observation?.event("lost")
                    do throws(RPCError) { try await patience.wait(after: error) } catch {
                        observation?.end(error)
                        throw error
                    }
                }
            }
        }

        /// Takes the next page, on a stream opened where the last one stopped.
        private mutating func read() async throws(RPCError) {
            if responses == nil { try await open() }
            guard let page = try await responses?.next() else {
                throw RPCError(.connectionLost, "the watch ended")
            }
            patience.renew()
            request.fromRevision = try LedgerRevision.next(after: page.revision)
            waiting = page.entries.reversed()
            if !page.entries.isEmpty {
                observation?.event(
                    "entries", ["entries": page.entries.count, "revision": Int(clamping: page.revision)])
            }
        }

        private mutating func open() async throws(RPCError) {
            let observation = self.observation ?? StreamObservation(of: LedgerServiceMethods.watch.descriptor)
            self.observation = observation
            var options = options
            observation.inject(into: &options.metadata)
            responses = try await client.watch(request, options).makeAsyncIterator()
            observation.event("opened", ["from_revision": Int(clamping: request.fromRevision)])
        }
    }
}

extension RegentClient {
    /// Watches the ledger; continues by itself after a lost connection.
    ///
    /// - Parameters:
    ///   - revision: first revision; 0 = from the beginning.
    ///   - kinds: only resources of these kinds, for example "evalRuns" or "providers"; none = all.
    ///   - namePrefix: only resources whose names have this prefix; empty = all.
    ///   - options: of every call that this makes.
    public func watch(
        from revision: UInt64 = 0, kinds: [String] = [], namePrefix: String = "",
        options: CallOptions = CallOptions()
    ) -> LedgerEvents {
        LedgerEvents(
            client: self, request: WatchRequest(fromRevision: revision, kinds: kinds, namePrefix: namePrefix),
            options: options)
    }
}

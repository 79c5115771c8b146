import RegentRPC
public import ServiceLifecycle

extension RegentClient: Service {
    /// Runs the client's background work until graceful shutdown, cancellation or `close`, then closes with the
    /// grace of its options. For a `ServiceGroup`.
    public func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            addBackground(to: &group)
            await untilOver()
            await core.close(grace: core.options.closeGrace)
            group.cancelAll()
        }
    }

    private func untilOver() async {
        await withTaskGroup(of: Void.self) { group in
            // Throws when it is cancelled, which is the other way to be over.
            group.addTask { try? await gracefulShutdown() }
            group.addTask { await core.closed.wait() }
            await group.next()
            group.cancelAll()
        }
    }

    fileprivate func addBackground(to group: inout TaskGroup<Void>) {
        for work in core.background { group.addTask { await work.run(with: self) } }
    }
}

/// Connects, runs a body with the client and its background work, and closes the client in any case: remaining data
/// of background work is sent within the grace of the options, also after an error or a cancellation.
///
/// - Throws: why the daemon could not be reached, or what the body throws.
public func withRegentClient<Value>(
    to address: Address, options: ClientOptions = ClientOptions(),
    _ body: (RegentClient) async throws -> Value
) async throws -> Value {
    try await withRegentClient(to: [address], options: options, body)
}

/// Does the same with the first of several daemons of one store that answers; see
/// `RegentClient.connect(to:options:)`.
///
/// - Throws: why no daemon could be reached, or what the body throws.
public func withRegentClient<Value>(
    to addresses: [Address], options: ClientOptions = ClientOptions(),
    _ body: (RegentClient) async throws -> Value
) async throws -> Value {
    let client = try await RegentClient.connect(to: addresses, options: options)
    return try await client.scoped(body)
}

extension RegentClient {
    /// Runs a body and the background work, then closes.
    package func scoped<Value>(_ body: (RegentClient) async throws -> Value) async throws -> Value {
        let result: Result<Value, any Error> = await withTaskGroup(of: Void.self) { group in
            addBackground(to: &group)
            let result: Result<Value, any Error>
            do { result = .success(try await body(self)) } catch { result = .failure(error) }
            await core.close(grace: core.options.closeGrace)
            group.cancelAll()
            return result
        }
        return try result.get()
    }
}

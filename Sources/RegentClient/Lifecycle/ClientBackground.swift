/// Background work of a client, for example sending reported outcomes.
package protocol ClientBackground: Sendable {
    /// Works until its task is cancelled; only while a scope or a service of the client runs.
    func run(with client: RegentClient) async

    /// Sends remaining data, also while `run` does not run; the client gives it its closing grace.
    func flush(with client: RegentClient) async
}

/// Work that goes on beside a client's calls, for example sending what the program has reported.
package protocol ClientBackground: Sendable {
    /// Works until its task is cancelled; only while a scope or a service of the client runs.
    func run(with client: RegentClient) async

    /// Sends what is left, also while `run` does not run; the client gives it its closing grace.
    func flush(with client: RegentClient) async
}

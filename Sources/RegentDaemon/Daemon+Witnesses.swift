import Logging
import RegentGateway
import RegentStorage
import ServiceLifecycle

/// The witnesses of a daemon, each with what posts to it.
struct WitnessPosters: Sendable {
    private let all: [(witness: WitnessSettings, poster: HTTPPoster)]

    /// - Throws: `DaemonError` where TLS cannot be set up.
    init(_ witnesses: [WitnessSettings]) throws(DaemonError) {
        var limits = HTTPPoster.Limits()
        limits.bodyBytesMax = 65_536
        var all: [(witness: WitnessSettings, poster: HTTPPoster)] = []
        for witness in witnesses {
            do throws(HTTPPoster.Failure) {
                all.append((witness, try HTTPPoster(witness.target, limits: limits)))
            } catch {
                throw DaemonError("witnesses cannot be asked: \(error.description)")
            }
        }
        self.all = all
    }

    /// What asks them.
    func services(_ store: Store, _ logger: Logger) -> [any Service] {
        all.map { witness, poster in
            WitnessCosigning(
                store: store, verifier: witness.verifier,
                world: WitnessCosigning.World(post: {
                    try await poster.post($0, headers: [("content-type", "text/plain; charset=utf-8")])
                }), logger: logger)
        }
    }

    /// Ends their threads.
    func close() async { for (_, poster) in all { await poster.close() } }
}

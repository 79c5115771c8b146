import Logging
import RegentServices
import ServiceLifecycle

/// Judges rollouts as their outcomes become durable.
struct RolloutFollowing: Service {
    let judging: RolloutJudging
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await judging.follow { rollout, error in
                logger.error(
                    "a rollout could not be judged", metadata: ["rollout": "\(rollout)", "error": "\(error)"])
            }
        }
    }
}

// Generated from regent/v1/rollout_watch.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RolloutWatchService.
enum RolloutWatchServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .serverStream(RolloutWatchServiceMethods.watchRollout, WatchRollout(context)),
        ]
    }
}

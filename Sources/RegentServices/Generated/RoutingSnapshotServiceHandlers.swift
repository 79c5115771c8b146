// Generated from regent/v1/routing_snapshot.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RoutingSnapshotService.
enum RoutingSnapshotServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .serverStream(RoutingSnapshotServiceMethods.watchSnapshot, WatchSnapshot(context)),
        ]
    }
}

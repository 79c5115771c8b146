// Generated from regent/v1/maintenance.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.MaintenanceService.
enum MaintenanceServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .serverStream(MaintenanceServiceMethods.backup, Backup(context)),
            .serverStream(MaintenanceServiceMethods.verifyLedger, VerifyLedger(context)),
        ]
    }
}

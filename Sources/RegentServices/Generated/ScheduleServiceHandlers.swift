// Generated from regent/v1/schedule.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ScheduleService.
enum ScheduleServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ScheduleServiceMethods.scheduleTick, ScheduleTick(context)),
        ]
    }
}

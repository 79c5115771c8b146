// Generated from regent/v1/rollout_simulation.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RolloutSimulationService.
enum RolloutSimulationServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(RolloutSimulationServiceMethods.simulateRollout, SimulateRollout(context)),
        ]
    }
}

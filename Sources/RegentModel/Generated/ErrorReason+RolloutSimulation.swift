// Generated from regent/v1/rollout_simulation.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The draft, the effect or the size of a simulation breaks its rule; the metadata names the field.
    public static let simulationInvalid = ErrorReason(
        "SIMULATION_INVALID", 3,
        "The draft, the effect or the size of a simulation breaks its rule; the metadata names the field.")

    /// Reasons that regent/v1/rollout_simulation.proto declares.
    static let rolloutSimulationReasons: [ErrorReason] = [
        .simulationInvalid,
    ]
}

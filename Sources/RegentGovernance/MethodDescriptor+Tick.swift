package import RegentMessages

extension MethodDescriptor {
    /// What the scheduler does by itself; no client calls it for a document.
    package static let tick = MethodDescriptor(
        name: "/regent.v1.ScheduleService/ScheduleTick", service: "regent.v1.ScheduleService", method: "tick",
        requireAny: [], scope: [], idempotency: .keyed, criticality: .p2, audit: .mutation, clientStreaming: false,
        serverStreaming: false, requestType: "", responseType: "", comment: "The scheduler, acting as the daemon.")
}

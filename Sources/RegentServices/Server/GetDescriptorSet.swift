import RegentMessages
import RegentRPC

/// The descriptors of everything the daemon speaks.
struct GetDescriptorSet: UnaryHandler {
    init(_ context: ServiceContext) {}

    func handle(
        _ request: GetDescriptorSetRequest, _ call: CallContext
    ) async throws -> GetDescriptorSetResponse {
        GetDescriptorSetResponse(descriptorSet: DescriptorSet.bytes)
    }
}

import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension TextErasure: LifecycleFixture {
    /// The erasure of the first entry of a region that was changed since.
    package static func made(in state: TextErasureState, _ bench: ServiceBench) async throws -> TextErasure {
        let put = RegionServiceMethods.putRegion
        let first = try await bench.call(
            put, PutRegionRequest(region: Region(name: "regions/erased", timeZone: "UTC"), mutation: .fresh()))
        _ = try await bench.call(
            put, PutRegionRequest(region: Region(name: "regions/erased", timeZone: "Etc/GMT"), mutation: .fresh()))
        let response = try await bench.call(
            LedgerServiceMethods.eraseText,
            EraseTextRequest(mutation: .fresh(), revision: first.receipt?.revision ?? 0))
        return try await bench.store.require(TextErasure.self, response.textErasure?.name ?? "")
    }

    /// No method changes one.
    package static var verbs: [VerbCall<TextErasure>] { [] }
}

import RegentModel
import RegentWire
import Testing

@Suite("Reasons of a broken protocol")
struct WireReasonTests {
    @Test("the reason that ends a call is registered with the status beside it", arguments: WireError.Code.allCases)
    func registered(code: WireError.Code) {
        let (status, reason) = WireError(code, "test").ofCall
        #expect(ErrorReason(name: reason)?.statusNumber == status.rawValue)
    }
}

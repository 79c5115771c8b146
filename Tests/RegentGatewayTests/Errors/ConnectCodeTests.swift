import RegentGateway
import RegentWire
import Testing

@Suite("Codes of the Connect protocol")
struct ConnectCodeTests {
    @Test(
        "Each status has its name and its status of HTTP",
        arguments: [
            (StatusCode.notFound, "not_found", 404), (.cancelled, "canceled", 499),
            (.failedPrecondition, "failed_precondition", 400), (.unauthenticated, "unauthenticated", 401),
            (.resourceExhausted, "resource_exhausted", 429), (.unavailable, "unavailable", 503),
        ])
    func statusHasNameAndStatus(status: StatusCode, name: String, http: Int) {
        let code = ConnectCode(status)
        #expect(code.name == name)
        #expect(code.httpStatus == http)
    }

    @Test("A status that is not one of gRPC is unknown")
    func otherStatusIsUnknown() {
        #expect(ConnectCode(StatusCode(rawValue: 99)).name == "unknown")
    }
}

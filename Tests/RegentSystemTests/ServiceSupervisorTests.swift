import RegentSystem
import Testing

@Suite("What a supervisor passes on")
struct ServiceSupervisorTests {
    @Test(
        "Descriptors from 3 on, for this process only",
        arguments: [
            (["LISTEN_PID": "7", "LISTEN_FDS": "2"], [Int32(3), 4]), (["LISTEN_PID": "8", "LISTEN_FDS": "2"], []),
            (["LISTEN_FDS": "2"], []), (["LISTEN_PID": "7"], []), (["LISTEN_PID": "7", "LISTEN_FDS": "0"], []),
            (["LISTEN_PID": "7", "LISTEN_FDS": "-1"], []), (["LISTEN_PID": "7", "LISTEN_FDS": "65"], []),
            (["LISTEN_PID": "7", "LISTEN_FDS": "99999999999999999999"], []),
            (["LISTEN_PID": "7", "LISTEN_FDS": "two"], []),
        ])
    func descriptors(environment: [String: String], expected: [Int32]) {
        #expect(ServiceSupervisor(environment: environment, processID: 7).descriptors == expected)
    }

    @Test(
        "The interval of signs of life, for this process or for whoever reads it",
        arguments: [
            (["WATCHDOG_USEC": "3000000"], Duration.seconds(3)),
            (["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "7"], .seconds(3)),
            (["WATCHDOG_USEC": "3000000", "WATCHDOG_PID": "8"], nil), (["WATCHDOG_USEC": "0"], nil),
            (["WATCHDOG_USEC": "-3"], nil), (["WATCHDOG_USEC": "99999999999999999999"], nil), ([:], nil),
        ] as [([String: String], Duration?)])
    func watchdog(environment: [String: String], expected: Duration?) {
        #expect(ServiceSupervisor(environment: environment, processID: 7).watchdog == expected)
    }

    @Test("Reports go nowhere where nobody wants any, and fail where nobody takes them")
    func reports() throws {
        try ServiceSupervisor.none.send(.ready, .alive)
        try ServiceSupervisor(environment: ["NOTIFY_SOCKET": "relative"], processID: 7).send(.ready)
        let nobody = ServiceSupervisor(environment: ["NOTIFY_SOCKET": "/nonexistent/notify"], processID: 7)
        #expect(throws: SystemError.self) { try nobody.send(.ready) }
    }
}

import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import Synchronization
import Testing

@Suite("Links into the console")
struct ConsoleLoginTests {
    private static let method = AccessServiceMethods.createConsoleLogin

    @Test("a link stands for its caller once, and for who is known by user id only")
    func links() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        await expectRefusal(.consoleUnavailable) {
            _ = try await bench.call(Self.method, CreateConsoleLoginRequest())
        }
        bench.context.consoleLogins.base = "http://127.0.0.1:7071"
        let made = try await bench.call(Self.method, CreateConsoleLoginRequest())
        let parts = made.url.split(separator: "#login=")
        #expect(parts.first == "http://127.0.0.1:7071/")
        #expect(made.expireTime != nil)
        let code = try #require(HexText.bytes(String(parts.last ?? "")))
        #expect(code.count == 32)
        let first = bench.context.consoleLogins.redeem(code)
        let second = bench.context.consoleLogins.redeem(code)
        #expect(first == 7)
        #expect(second == nil)
        let program = Caller(name: "principals/p", credential: .token("t"), authority: .all)
        await expectRefusal(.consoleUnavailable) {
            _ = try await bench.call(Self.method, CreateConsoleLoginRequest(), as: program)
        }
    }

    @Test("a code ends after a minute")
    func ends() throws {
        let now = Mutex(ContinuousClock.now)
        let logins = ConsoleLogins(now: { now.withLock { $0 } })
        let codes = Mutex<UInt8>(0)
        let random = { @Sendable (count: Int) -> [UInt8] in
            let number = codes.withLock { number in
                number += 1
                return number
            }
            return [UInt8](repeating: number, count: count)
        }
        let first = try #require(logins.make(for: 5, random: random))
        let second = try #require(logins.make(for: 6, random: random))
        now.withLock { $0 += .seconds(59) }
        let inTime = logins.redeem(first)
        #expect(inTime == 5)
        now.withLock { $0 += .seconds(1) }
        let late = logins.redeem(second)
        #expect(late == nil)
        let unknown = logins.redeem([1, 2, 3])
        #expect(unknown == nil)
    }
}

import RegentRPC
import Testing

@Suite struct SignalTests {
    @Test("a raise without a waiter is kept for one", arguments: [false, true])
    func kept(staysRaised: Bool) async {
        let signal = Signal(staysRaised: staysRaised)
        signal.raise()
        await signal.wait()
        #expect(signal.isRaised == staysRaised)
    }

    @Test("a raise wakes all who wait")
    func wakesAll() async {
        let signal = Signal(staysRaised: true)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { await signal.wait() } }
            signal.raise()
            await group.waitForAll()
        }
        #expect(signal.isRaised)
    }

    @Test("a cancelled task waits no more")
    func cancelled() async {
        let signal = Signal()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await signal.wait() }
            group.cancelAll()
            await group.waitForAll()
        }
        #expect(!signal.isRaised)
    }
}

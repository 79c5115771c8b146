import RegentMessages
import RegentModel
import Testing

@Suite("Rules for actors")
struct ActorRuleTests {
    static let trigger = Party<EvalRun>("asker") { [$0.trigger] }
    static let run = EvalRun(name: "evalRuns/r", trigger: "principals/ada")

    static let ada = Caller(name: "principals/ada", authority: .all)
    static let bob = Caller(name: "principals/bob", authority: .all)
    static let program = Caller(name: "principals/bot", kind: .service, authority: .all)
    static let owner = Caller(name: "principals/ada", authority: .all, isSinglePersonMode: true)
    static let alone = Caller(name: "principals/carol", authority: .all, isSinglePersonMode: true)

    /// Who is let in by each rule, in the order ada, bob, a program, ada in single-person mode, the daemon, carol in
    /// single-person mode.
    static let rows: [(rule: ActorRule<EvalRun>, letIn: [Bool], reason: ErrorReason?)] = [
        (.anyone, [true, true, true, true, true, true], nil),
        (.person, [true, true, false, true, false, true], .segregationOfDuties),
        (.daemon, [false, false, false, false, true, false], .permissionDenied),
        (.only(trigger), [true, false, false, true, false, true], .permissionDenied),
        (.not(trigger, .secondPersonRequired), [false, true, true, true, true, true], .secondPersonRequired),
    ]

    @Test("Each rule admits the right callers", arguments: rows.indices)
    func rules(index: Int) {
        let row = Self.rows[index]
        let callers = [Self.ada, Self.bob, Self.program, Self.owner, .daemon, Self.alone]
        for (caller, isLetIn) in zip(callers, row.letIn) {
            var reason: ErrorReason?
            do throws(Refusal) { try row.rule.check(caller, "abort run", of: Self.run) } catch { reason = error.reason }
            #expect(reason == (isLetIn ? nil : row.reason), "\(row.rule) of \(caller.name)")
        }
    }
}

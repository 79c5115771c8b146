import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of SLA targets")
struct SlaTargetRulesTests {
    private static let day: Int64 = 86_400_000_000

    private static func target(_ change: (inout SlaTarget) -> Void = { _ in }) -> SlaTarget {
        var target = SlaTarget(
            name: "slaTargets/t", subject: "models/m", environment: "environments/prod", objective: .availability,
            threshold: 0.999, window: .rolling28Days)
        change(&target)
        return target
    }

    private static func putting(now: Int64 = day) -> Command { .of(SlaServiceMethods.putSlaTarget, now: now) }

    private static func pausing(now: Int64 = day) -> Command {
        .of(SlaServiceMethods.pauseSla, reason: "work", now: now)
    }

    @Test("What is promised must be one of the things that can be promised")
    func refusals() {
        let wrong: [(String, (inout SlaTarget) -> Void)] = [
            ("sla_target.subject", { $0.subject = "evalRuns/r" }),
            ("sla_target.environment", { $0.subject = "environments/test/providers/p" }),
            ("sla_target.threshold", { $0.threshold = 1 }), ("sla_target.threshold", { $0.threshold = 0.99999999 }),
            ("sla_target.threshold", { ($0.objective, $0.threshold) = (.p95LatencyMs, 0) }),
            ("sla_target.window", { $0.window = .unrecognized(9) }),
            (
                "sla_target.burn_alerts[0]",
                {
                    $0.burnAlerts = [SlaBurnAlert(longSeconds: 300, shortSeconds: 300, factor: 1)]
                }
            ),
            (
                "sla_target.burn_alerts[0]",
                {
                    $0.burnAlerts = [SlaBurnAlert(longSeconds: 3_630, shortSeconds: 300, factor: 1)]
                }
            ),
            (
                "sla_target.burn_alerts[0].factor",
                {
                    $0.burnAlerts = [SlaBurnAlert(longSeconds: 3_600, shortSeconds: 300, factor: -1)]
                }
            ),
            (
                "sla_target.burn_alerts[1]",
                {
                    $0.burnAlerts = [
                        SlaBurnAlert(longSeconds: 3_600, shortSeconds: 300, factor: 1),
                        SlaBurnAlert(longSeconds: 3_600, shortSeconds: 300, factor: 2),
                    ]
                }
            ),
            (
                "sla_target.no_burn_alerts",
                {
                    $0.noBurnAlerts = true
                    $0.burnAlerts = [SlaBurnAlert(longSeconds: 3_600, shortSeconds: 300, factor: 1)]
                }
            ),
        ]
        for (field, change) in wrong {
            do {
                _ = try Self.target(change).put(over: nil, Self.putting())
                Issue.record("\(field) was accepted")
            } catch {
                #expect(error.reason == .slaInvalid && error.metadata["field"] == field)
            }
        }
    }

    @Test("A target keeps its subject; the same promise again changes nothing of its evaluation")
    func putAgain() throws {
        let first = try Self.target { $0.pauses = [SlaPause(reason: "said by the caller")] }
            .put(over: nil, Self.putting()).after
        #expect(first.state == .active && first.pauses == [] && first.evaluateTime?.microseconds == Self.day)
        let named = try Self.target { $0.displayName = "Up" }
            .put(over: first, Self.putting(now: 2 * Self.day)).after
        #expect(named.evaluateTime == first.evaluateTime)
        let stricter = try Self.target { $0.threshold = 0.9999 }
            .put(over: first, Self.putting(now: 2 * Self.day)).after
        #expect(stricter.evaluateTime?.microseconds == 2 * Self.day)
        for change in [
            { (target: inout SlaTarget) in target.subject = "models/other" }, { $0.environment = "environments/other" },
        ] {
            expectRefusal(.slaInvalid) {
                _ = try Self.target(change).put(over: first, Self.putting())
            }
        }
        let loose = try Self.target { $0.threshold = 0.9 }.put(over: nil, Self.putting()).after
        #expect(loose.droppedAlerts.count == 1)
    }

    @Test("A pause is bounded, is kept with who asked for it, and ends at its time or before")
    func pauses() throws {
        let target = try Self.target().put(over: nil, Self.putting()).after
        for until in [Self.day, Self.day + 92 * Self.day + 1, .max] {
            expectRefusal(.slaInvalid) {
                _ = try target.paused(until: Timestamp(microseconds: until), Self.pausing())
            }
        }
        let paused = try target.paused(
            until: Timestamp(microseconds: 2 * Self.day), Self.pausing()
        ).after
        #expect(paused.state == .paused && paused.pauses.map(\.reason) == ["work"])
        let early = try paused.resumed(.of(SlaServiceMethods.resumeSla, now: Self.day + 5)).after
        #expect(early.pauses.first?.endTime?.microseconds == Self.day + 5 && early.pauses.first?.resumedBy != "")
        let tick = Command.daemon(.tick, now: Self.day + 5)
        let notYet = try paused.pauseEnded(tick)
        #expect(notYet == nil)
        let over = try #require(try paused.pauseEnded(Command.daemon(.tick, now: 2 * Self.day)))
        #expect(over.after.state == .active && over.after.pauses.first?.endTime?.microseconds == 2 * Self.day)
        #expect(over.after.pauses.first?.resumedBy == "")
        var full = target
        full.pauses = Array(
            repeating: SlaPause(endTime: Timestamp(microseconds: Self.day)), count: SlaTarget.pausesMax)
        expectRefusal(.slaFull) {
            _ = try full.paused(until: Timestamp(microseconds: 2 * Self.day), Self.pausing())
        }
        let later = try full.paused(
            until: Timestamp(microseconds: 403 * Self.day), Self.pausing(now: 402 * Self.day)
        ).after
        #expect(later.pauses.count == 1)
    }
}

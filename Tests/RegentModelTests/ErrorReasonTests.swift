import RegentModel
import Testing

@Suite("Reasons")
struct ErrorReasonTests {
    private static func answer(to reason: String) -> String {
        switch reason {
        case .noCandidate, .providersUnhealthy: "nobody"
        case .overloaded: "later"
        default: "unknown"
        }
    }

    @Test("the name that an error carries is compared with a reason")
    func compared() {
        let name = "NO_CANDIDATE"
        let none: String? = nil
        let some: String? = name
        #expect(name == .noCandidate)
        #expect(name != .overloaded)
        #expect(some == .noCandidate)
        #expect(some != .overloaded)
        #expect(none != .noCandidate)
    }

    @Test("a switch over the name tells reasons apart, and one of a newer peer is none of them")
    func switched() {
        #expect(Self.answer(to: "PROVIDERS_UNHEALTHY") == "nobody")
        #expect(Self.answer(to: "OVERLOADED") == "later")
        #expect(Self.answer(to: "OF_A_NEWER_PEER") == "unknown")
        #expect(ErrorReason(name: "OF_A_NEWER_PEER") == nil)
    }

    @Test("every name is found again, and stands for one reason only")
    func names() {
        for reason in ErrorReason.all { #expect(ErrorReason(name: reason.name) == reason) }
        let names = Set(ErrorReason.all.map(\.name))
        #expect(names.count == ErrorReason.all.count)
    }
}

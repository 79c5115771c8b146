package import RegentMessages
package import RegentModel

extension EvalRun: Governed {
    private typealias Methods = EvaluationServiceMethods
    private static let ended: [EvalRunState] = [.sealed, .passed, .failed, .inconclusive]
    private static let judged: [EvalRunState] = [.passed, .failed, .inconclusive]

    /// The lifecycle of an eval run.
    package static let lifecycle: [Transition<EvalRun>] = [
        Transition(
            Methods.createRun.descriptor, from: [nil], to: [.running], events: "evalRun.created"),
        Transition(
            Methods.uploadSamples.descriptor, from: [.running], to: .same),
        Transition(
            Methods.dropBatch.descriptor, from: [.running], to: .same, needsReason: true,
            events: "evalRun.batchDropped"),
        Transition(
            Methods.sealRun.descriptor, from: [.running], to: [.sealed], events: "evalRun.sealed"),
        Transition(
            Methods.abortRun.descriptor, from: [.running], to: [.aborted], needsReason: true,
            events: "evalRun.aborted"),
        Transition(
            Methods.evaluateGates.descriptor, from: ended, to: .sameOr(judged), when: isFirstAttempt,
            events: "evalRun.judged"),
        Transition(
            Methods.evaluateGates.descriptor, from: ended, to: .sameOr(judged), needsReason: true,
            events: "evalRun.judged"),
        Transition(
            Methods.invalidateRun.descriptor, from: ended, to: .same, when: isNotAsked, needsReason: true,
            events: invalidationRequested, invalidationConfirmed),
        Transition(
            Methods.invalidateRun.descriptor, from: ended, to: .same, by: .not(requester, .secondPersonRequired),
            when: isAsked, events: invalidationConfirmed),
    ]

    static let invalidationRequested = "evalRun.invalidationRequested"
    static let invalidationConfirmed = "evalRun.invalidated"

    private static let isFirstAttempt = Condition<EvalRun>("first attempt of its plan") { $0.attempt <= 1 }
    private static let isNotAsked = Condition<EvalRun>("not requested yet") { $0.invalidation == nil }
    private static let isAsked = Condition<EvalRun>("already requested") {
        $0.invalidation?.confirmedBy.isEmpty == true
    }
    private static let requester = Party<EvalRun>("requester") { [$0.invalidation?.requestedBy].compactMap(\.self) }
}

package import RegentMessages
package import RegentModel

/// What can be asked of an eval run.
package enum EvalRunVerb: String, CaseIterable, Sendable {
    case create = "CreateRun"
    case upload = "UploadSamples"
    case dropBatch = "DropBatch"
    case seal = "SealRun"
    case abort = "AbortRun"
    case evaluateGates = "EvaluateGates"
    case invalidate = "InvalidateRun"
}

/// One row of the lifecycle of an eval run: a verb that is not listed for a state is refused.
package struct EvalRunTransition: Sendable {
    /// States the verb is legal in; nil is "does not exist yet".
    package let from: [EvalRunState?]
    /// What is asked.
    package let verb: EvalRunVerb
    /// States it may lead to.
    package let to: [EvalRunState]
    /// Who may ask it.
    package let permission: String

    /// The lifecycle, one row a verb.
    package static let table: [EvalRunTransition] = [
        EvalRunTransition(from: [nil], verb: .create, to: [.running], permission: "eval.define"),
        EvalRunTransition(
            from: [.running], verb: .upload, to: [.running], permission: "eval.upload"),
        EvalRunTransition(
            from: [.running], verb: .dropBatch, to: [.running], permission: "eval.upload"),
        EvalRunTransition(from: [.running], verb: .seal, to: [.sealed], permission: "eval.seal"),
        EvalRunTransition(
            from: [.running], verb: .abort, to: [.aborted], permission: "eval.abort"),
        EvalRunTransition(
            from: [.sealed, .passed, .failed, .inconclusive], verb: .evaluateGates,
            to: [.sealed, .passed, .failed, .inconclusive], permission: "eval.gate"),
        EvalRunTransition(
            from: [.sealed, .passed, .failed, .inconclusive], verb: .invalidate,
            to: [.sealed, .passed, .failed, .inconclusive], permission: "eval.invalidate"),
    ]
}

extension EvalRun {
    /// Refuses a verb that the run's state does not allow.
    ///
    /// - Throws: `Refusal` ILLEGAL_TRANSITION with the state and the verb.
    package func check(_ verb: EvalRunVerb) throws(Refusal) {
        guard EvalRunTransition.table.contains(where: { $0.verb == verb && $0.from.contains(state) })
        else {
            throw Refusal(
                .illegalTransition, "\(name) is \(state.name): \(verb.rawValue) is not possible",
                ["resource": name, "state": state.name, "verb": verb.rawValue])
        }
    }
}

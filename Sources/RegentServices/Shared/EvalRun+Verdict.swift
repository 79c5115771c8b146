import RegentEvaluation
import RegentMessages
import RegentStorage

extension EvalRun {
    /// The verdict on this run with what identifies its inputs; ERROR where the stored samples are no longer those that
    /// were sealed, or the gates not those that were locked.
    ///
    /// Gates of a later release may say more than this one understands: what it does not know is not in their digest
    /// here.
    func verdict(by judge: GateJudge, contentDigest: [UInt8]) -> Verdict {
        var verdict = judge.verdict(gates ?? GatePolicy())
        verdict.gatesDigest = gatesDigest
        verdict.contentDigest = contentDigest
        verdict.attempt = attempt
        var faults: [String] = []
        if contentDigest != self.contentDigest { faults.append("CONTENT_DIGEST") }
        if let gates, WriteTransaction.digest(gates.encoded()) != gatesDigest { faults.append("POLICY_DIGEST") }
        guard !faults.isEmpty else { return verdict }
        verdict.status = .error
        verdict.reasons = faults
        return verdict
    }
}

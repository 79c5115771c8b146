import RegentEvaluation
import RegentMessages

extension EvalRun {
    /// The verdict on this run with what identifies its inputs; ERROR where the stored samples are no
    /// longer those that were sealed.
    func verdict(by judge: GateJudge, contentDigest: [UInt8]) -> Verdict {
        var verdict = judge.verdict(gates ?? GatePolicy())
        verdict.gatesDigest = gatesDigest
        verdict.contentDigest = contentDigest
        verdict.attempt = attempt
        if contentDigest != self.contentDigest {
            verdict.status = .error
            verdict.reasons = ["CONTENT_DIGEST"]
        }
        return verdict
    }
}

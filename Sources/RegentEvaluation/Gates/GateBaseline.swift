import RegentMessages
import RegentModel

/// What the gates of a run are compared with: the samples of one baseline.
package struct GateBaseline: Sendable {
    /// Why a baseline cannot be compared with.
    package enum Fault: String, Sendable {
        /// The run is no longer there.
        case missing = "BASELINE_MISSING"
        /// Its samples are not those that were locked.
        case digest = "BASELINE_DIGEST"
        /// It was invalidated since.
        case stale = "STALE"
        /// Both runs name their data sets, and these differ.
        case dataset = "DATASET"

        /// ERROR where the evidence is not what was locked.
        var verdict: GateVerdict { self == .missing || self == .digest ? .error : .inconclusive }
    }

    let fault: Fault?
    let evidence: GateEvidence
    let pairs: GatePairs?
    let rejected: Int
    /// Seconds since it was sealed; nil where that is not known.
    let ageSeconds: UInt64?

    /// A baseline that can be compared with.
    ///
    /// - Parameters:
    ///   - evidence: its samples, by the slices and fields of the gates.
    ///   - pairs: its samples with those of the run; nil where no gate is paired with it.
    package init(_ evidence: GateEvidence, pairs: GatePairs?, ageSeconds: UInt64? = nil) {
        (fault, self.evidence, self.pairs, self.ageSeconds) = (nil, evidence, pairs, ageSeconds)
        rejected = evidence.whole.rejectedCount
    }

    /// A baseline that cannot.
    package init(_ fault: Fault) {
        (self.fault, evidence, pairs, rejected) = (fault, GateEvidence(whole: Evidence(declared: [])), nil, 0)
        ageSeconds = nil
    }
}

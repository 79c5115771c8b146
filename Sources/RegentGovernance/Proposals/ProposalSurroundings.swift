package import RegentMessages

/// What a proposal is held against, as it is when a command is given.
package struct ProposalSurroundings: Sendable {
    /// The model's risk tier.
    package var tier = RiskTier.medium
    /// Who acts for the author now: delegates of theirs, and of the model they own.
    package var authorDelegates: [String] = []
    /// What the base takes and gives; nil where it does not say.
    package var baseContract: ModelContract?
    /// Digest of the base's content, or of the fields of a model that are to be set; empty where there is neither.
    package var baseContentDigest: [UInt8] = []
    /// The base version; nil where there is none.
    package var base: ModelVersion?
    /// The stored version of the target's name; nil where there is none.
    package var draft: ModelVersion?
    /// The cited runs, in order of their names.
    package var evidence: [ProposalEvidence] = []
    /// The committee that decides on the model; nil where none does.
    package var committee: Committee?
    /// Those of the reviewers who may not review any more: disabled, or without the permission there.
    package var lapsedReviewers: Set<String> = []
    /// Those of the voters who may not vote for their seat any more: as above, or the seat is another's.
    package var lapsedVoters: Set<String> = []

    /// Surroundings, of which the parts are set.
    package init() {}
}

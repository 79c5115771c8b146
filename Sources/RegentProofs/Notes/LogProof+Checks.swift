extension LogProof {
    /// The checkpoint that a proof leads to, once everything about it was checked: that the checkpoint fulfils the
    /// policy, and that its tree has the leaf at the place.
    ///
    /// - Parameters:
    ///   - leaf: the leaf that is looked for; nil = that of what the proof brings along.
    ///   - known: keys of the log, where they are known otherwise than by the policy.
    /// - Throws: `NoteError` that says what is wrong.
    public func checkpoint(
        trusting policy: TrustPolicy, leaf: MerkleHash? = nil, known: [NoteVerifier] = []
    ) throws(NoteError) -> Checkpoint {
        let own = extra.map { MerkleHash.leaf(of: $0) }
        guard let wanted = leaf ?? own else {
            throw NoteError("proof", "it does not bring along what the leaf commits to; give the leaf")
        }
        if let own, own != wanted { throw NoteError("proof", "it is of another entry than the leaf that was given") }
        let checkpoint = try policy.checkpoint(of: note, known: known)
        guard index < checkpoint.size else {
            throw NoteError("proof", "the tree of the checkpoint has \(checkpoint.size) entries, and none at \(index)")
        }
        guard
            MerkleProof.includes(wanted, at: index, size: checkpoint.size, root: checkpoint.root, proof: hashes)
        else { throw NoteError("proof", "the path does not lead from the leaf to the root of the checkpoint") }
        return checkpoint
    }
}

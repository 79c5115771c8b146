/// Follows the writer, on its thread: what is kept in memory beside the store is layered as its savepoints are.
///
/// Each write is begun, then kept or undone; a batch of them is then sealed and committed, or lost. Nothing here may
/// block.
package protocol WriteCompanion: Sendable {
    /// A write begins.
    func begin()
    /// The write holds if its batch does.
    func keep()
    /// The write was undone; others of its batch may hold.
    func undo()
    /// The batch is about to be committed, and has changed something; what is written here belongs to it.
    ///
    /// - Throws: what the batch is lost with.
    func seal(_ connection: any DatabaseConnection) throws
    /// The batch holds: called after COMMIT, before any of its writes is acknowledged.
    func commit()
    /// The batch does not hold.
    func lose()
}

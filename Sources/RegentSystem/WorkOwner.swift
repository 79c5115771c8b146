/// Whom a task works for, so that what many want to use at once is given to them in turn.
package enum WorkOwner {
    /// Number of the owner, as of a connection; 0 for work of the program itself.
    @TaskLocal package static var number: UInt64 = 0
}

package import RegentDatabase
import Synchronization

/// The destination of a head: the head file, or memory in tests.
package protocol HeadFile: Sendable {
    /// All bytes of the file as they are now.
    ///
    /// - Throws: the error of the system.
    func read() throws -> [UInt8]

    /// Overwrites bytes at an offset; they survive this process, and a power loss only after `sync`.
    ///
    /// - Throws: the error of the system.
    func write(_ bytes: [UInt8], at offset: UInt64) throws

    /// Makes the content durable.
    ///
    /// - Throws: the error of the system.
    func sync() throws
}

/// Counts the COMMITs of a store in the store itself and in the head file beside it.
///
/// `willCommit`, `didCommit` and `didNotCommit` belong to the writer's thread, around each COMMIT. Until `begin`, and
/// for a volatile store for ever, they do nothing. A file that cannot be written stops nothing, because the store
/// itself has all that is acknowledged: it is reported once, and a later start has an older head to compare with.
package final class CommitHead: Sendable {
    private struct State {
        var file: (any HeadFile)?
        var onFault: @Sendable (any Error) -> Void = { _ in }
        /// The head of the last COMMIT that returned.
        var last: StoreHead?
        /// The head of the COMMIT that is being made.
        var pending: StoreHead?
        var isSynced = true
        var fault: (any Error)?
    }

    private let state = Mutex(State())

    /// A head without a file.
    package init() {}

    /// Counts on from a head that the file has.
    ///
    /// - Parameter onFault: called with the first failure of the file, on any thread.
    package func begin(at head: StoreHead, _ file: any HeadFile, onFault: @escaping @Sendable (any Error) -> Void) {
        state.withLock { $0 = State(file: file, onFault: onFault, last: head) }
    }

    /// Counts the COMMIT that comes next, in its transaction; a COMMIT that then fails is not counted.
    ///
    /// To be called once in a transaction, after its last write, and only where it has any: the row makes a COMMIT that
    /// would change nothing a write to the disk.
    /// - Throws: `DatabaseError`, and the transaction must then be rolled back; `StorageError` `.damaged`.
    package func willCommit(_ connection: any DatabaseConnection) throws {
        guard let last = state.withLock({ $0.last }) else { return }
        let (commitSeq, isTooLarge) = last.commitSeq.addingReportingOverflow(1)
        guard !isTooLarge else { throw StorageError(.damaged, "a stored count is outside its range") }
        let (revision, leaf) = try HeadTable(connection).count(commitSeq)
        let head = StoreHead(storeID: last.storeID, commitSeq: commitSeq, revision: revision, leaf: leaf)
        state.withLock { $0.pending = head }
    }

    /// Writes the head of the COMMIT that has returned into the file, before any of its writes is acknowledged.
    package func didCommit() {
        let written = state.withLock { state -> (StoreHead, any HeadFile)? in
            guard let head = state.pending, let file = state.file else { return nil }
            (state.last, state.pending, state.isSynced) = (head, nil, false)
            return (head, file)
        }
        guard let (head, file) = written else { return }
        reporting { try file.write(HeadFileFormat.slot(head), at: HeadFileFormat.offset(of: head)) }
    }

    /// Forgets the COMMIT that failed, or was given up.
    package func didNotCommit() { state.withLock { $0.pending = nil } }

    /// Makes what was written since the last time durable; to be called once a second, and at the end.
    package func sync() {
        let file = state.withLock { state -> (any HeadFile)? in
            guard !state.isSynced else { return nil }
            state.isSynced = true
            return state.file
        }
        if let file { reporting { try file.sync() } }
    }

    /// The present head in the file; nil for a store without one.
    ///
    /// - Throws: the error of the system.
    package func fileBytes() throws -> [UInt8]? { try state.withLock { $0.file }?.read() }

    /// The first failure of the file; nil if there is none.
    package var fault: (any Error)? { state.withLock { $0.fault } }

    /// The head of the last COMMIT; nil for a store without a head file.
    package var last: StoreHead? { state.withLock { $0.last } }

    private func reporting(_ body: () throws -> Void) {
        do { try body() } catch {
            let onFault = state.withLock { state -> (@Sendable (any Error) -> Void)? in
                guard state.fault == nil else { return nil }
                state.fault = error
                return state.onFault
            }
            onFault?(error)
        }
    }
}

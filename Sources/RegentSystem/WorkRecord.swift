import Synchronization

/// What the time of a call goes into.
package enum WorkPhase: Int, CaseIterable, Sendable {
    /// Until a thread begins with it.
    case queue
    /// Until the writer begins with what it changes.
    case wait
    /// The verb and its statements, in the writer.
    case rule
    /// From its statements until the COMMIT that has them returned.
    case commit
    /// Documents of a snapshot of the store.
    case read
    /// Segments of samples or outcomes, of a snapshot of the store.
    case segment
    /// Bytes become values.
    case decode
    /// zstd backwards.
    case decompress
    /// Every value of a batch is held against its rules.
    case check
    /// zstd forwards.
    case compress
    /// The canonical encoding of a batch and its SHA-256.
    case digest
    /// Counts, sums and percentiles of columns.
    case kernel

    /// Its name in figures and spans.
    package var name: String { "\(self)" }

    /// The phase of a stage; nil for stages of transactions, which several calls share.
    init?(_ stage: Stage) {
        switch stage {
        case .decode: self = .decode
        case .decompress: self = .decompress
        case .check: self = .check
        case .compress: self = .compress
        case .digest: self = .digest
        case .kernel: self = .kernel
        case .write, .commit: return nil
        }
    }
}

/// What one call has done so far, and when: time by phase and, where the call may be traced, each piece.
///
/// Whoever works for the call finds it in `current`; the writer is given it with what it is to write. Any thread may
/// add.
package final class WorkRecord: Sendable {
    /// One piece of work.
    package struct Piece: Sendable, Hashable {
        /// Of which phase.
        package let phase: WorkPhase
        /// When it began, by `SteadyClock`.
        package let begin: UInt64
        /// When it ended.
        package let end: UInt64

        /// A piece of work.
        package init(phase: WorkPhase, begin: UInt64, end: UInt64) {
            (self.phase, self.begin, self.end) = (phase, begin, end)
        }
    }

    /// Pieces that are kept of a call; of further ones only the time is.
    package static let piecesMax = 64

    /// That of the call which this task works for; nil = none.
    @TaskLocal package static var current: WorkRecord?

    /// The halves of the call's trace id; 0 = it has none.
    package let trace: (high: UInt64, low: UInt64)
    /// The call's id; empty = it has none.
    package let request: String
    /// When the call began, by `SteadyClock`.
    package let begin: UInt64
    private let keepsPieces: Bool

    /// What a snapshot of the store is read for.
    @TaskLocal package static var readPhase = WorkPhase.read

    private struct State {
        var nanoseconds = PhaseNanoseconds()
        var pieces: [Piece] = []
        var omitted = 0
    }

    private let state = Mutex(State())

    /// Begins a record.
    ///
    /// - Parameter keepsPieces: whether the call may be traced.
    package init(
        trace: (high: UInt64, low: UInt64) = (0, 0), request: String = "", keepsPieces: Bool,
        begin: UInt64 = SteadyClock.nanoseconds
    ) {
        self.trace = trace
        self.request = request
        self.keepsPieces = keepsPieces
        self.begin = begin
    }

    /// Adds a piece of work.
    package func add(_ phase: WorkPhase, from begin: UInt64, to end: UInt64 = SteadyClock.nanoseconds) {
        let end = max(begin, end)
        state.withLock { state in
            state.nanoseconds[phase] &+= end - begin
            guard keepsPieces else { return }
            if state.pieces.count < Self.piecesMax {
                state.pieces.append(Piece(phase: phase, begin: begin, end: end))
            } else {
                state.omitted += 1
            }
        }
    }

    /// Does work and adds it, also when it fails.
    ///
    /// - Throws: what the work throws.
    package func measure<Value, Failure: Error>(
        _ phase: WorkPhase, _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let begin = SteadyClock.nanoseconds
        defer { add(phase, from: begin) }
        return try work()
    }

    /// The time of each phase.
    package var nanoseconds: PhaseNanoseconds { state.withLock { $0.nanoseconds } }

    /// The pieces, as they ended, and how many were not kept.
    package var pieces: (kept: [Piece], omitted: Int) { state.withLock { ($0.pieces, $0.omitted) } }
}

/// Nanoseconds of each phase; without memory of its own, since every call has them.
package struct PhaseNanoseconds: Sendable, Hashable {
    private var values = (UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    private var rest = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))

    /// None.
    package init() {}

    package static func == (one: PhaseNanoseconds, other: PhaseNanoseconds) -> Bool {
        WorkPhase.allCases.allSatisfy { one[$0] == other[$0] }
    }

    package func hash(into hasher: inout Hasher) { for phase in WorkPhase.allCases { hasher.combine(self[phase]) } }

    /// Those of a phase.
    package subscript(_ phase: WorkPhase) -> UInt64 {
        get {
            switch phase {
            case .queue: values.0
            case .wait: values.1
            case .rule: values.2
            case .commit: values.3
            case .read: values.4
            case .decode: values.5
            case .decompress: values.6
            case .check: values.7
            case .compress: rest.0
            case .digest: rest.1
            case .kernel: rest.2
            case .segment: rest.3
            }
        }
        set {
            switch phase {
            case .queue: values.0 = newValue
            case .wait: values.1 = newValue
            case .rule: values.2 = newValue
            case .commit: values.3 = newValue
            case .read: values.4 = newValue
            case .decode: values.5 = newValue
            case .decompress: values.6 = newValue
            case .check: values.7 = newValue
            case .compress: rest.0 = newValue
            case .digest: rest.1 = newValue
            case .kernel: rest.2 = newValue
            case .segment: rest.3 = newValue
            }
        }
    }
}

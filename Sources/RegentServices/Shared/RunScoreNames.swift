import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import Synchronization

/// The score names of one run, shared by all its uploads: a batch takes its names before it goes to the writer, so that
/// no two uploads together pass the limit.
final class RunScoreNames: Sendable {
    private let names: Mutex<ScoreNames>

    init(_ names: ScoreNames) { self.names = Mutex(names) }

    /// Takes the names of a checked batch.
    ///
    /// - Throws: `Refusal` TOO_MANY_SCORES.
    func add(_ columns: SampleColumns) throws(Refusal) {
        guard !columns.scores.isEmpty else { return }
        try names.withLock { (names) throws(Refusal) in try names.add(columns) }
    }
}

/// The score names of the runs that took samples last.
package final class RecentScoreNames: Sendable {
    /// Runs that are kept: 128 KiB each at most.
    private static let runsMax = 64

    private struct State {
        var runs: [(name: String, names: RunScoreNames)] = []
    }

    private let state = Mutex(State())

    init() {}

    /// What is kept of a run, as the one used last; nil where nothing is.
    func names(of run: String) -> RunScoreNames? {
        state.withLock { state in
            guard let place = state.runs.firstIndex(where: { $0.name == run }) else { return nil }
            state.runs.append(state.runs.remove(at: place))
            return state.runs.last?.names
        }
    }

    /// Keeps the names of a run, unless some are kept by now; returns those that are.
    func keep(_ names: RunScoreNames, of run: String) -> RunScoreNames {
        state.withLock { state in
            if let kept = state.runs.first(where: { $0.name == run }) { return kept.names }
            state.runs.append((run, names))
            if state.runs.count > Self.runsMax { state.runs.removeFirst() }
            return names
        }
    }

    /// Forgets a run: its names are read again.
    func forget(_ run: String) { state.withLock { $0.runs.removeAll { $0.name == run } } }
}

extension ServiceContext {
    /// The score names of a run, read from its stored batches where they are not kept.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    func scoreNames(of run: EvalRun) async throws -> RunScoreNames {
        if let kept = scoreNames.names(of: run.name) { return kept }
        var names = ScoreNames(declared: run.metrics)
        try await store.forEachSegment(run: run.name, columns: .hot) { names.note(try $0.columns(of: run, clocks)) }
        return scoreNames.keep(RunScoreNames(names), of: run.name)
    }
}

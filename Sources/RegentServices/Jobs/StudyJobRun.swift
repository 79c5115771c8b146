import Foundation
import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

/// The run of a claimed OPTIMISE job: a study of the selected version on the rows of a file, and a draft of it.
///
/// The draft is of the model's owner, because only its author hands a proposal in. Its name tells the job and when it
/// was due, so that a run that goes on after a restart makes no second one.
struct StudyJobRun {
    /// Bytes of a file of rows.
    private static let bytesMax = 64 << 20

    private let job: Job
    private let context: ServiceContext
    private let now: Int64

    init(_ job: Job, _ context: ServiceContext, now: Int64) {
        (self.job, self.context, self.now) = (job, context, now)
    }

    /// What was found: that there is a draft.
    ///
    /// - Throws: why there is none; `StorageError`.
    func finding() async throws -> JobFinding {
        let done = JobFinding(verdict: "PROPOSED", passed: true)
        let version = try await context.store.require(ModelVersion.self, job.lastVersion)
        let owner = try await context.store.require(Model.self, job.model).owner
        guard !owner.isEmpty else {
            throw Refusal(
                .jobInvalid, "\(job.model) has no owner, who would hand in what \(job.name) proposes: set one",
                ["resource": job.model])
        }
        if let known = try await context.store.get(ChangeProposal.self, draftName),
            known.author == owner, known.baseVersion == version.name
        {
            return done
        }
        let study = try await study(of: version)
        let method = DecisionServiceMethods.optimiseDecisionModel.descriptor
        let reason = Mutation(reason: "run of \(job.name)")
        _ = try await context.store.write(context.daemonCall(method, now: now), mutation: reason) { store in
            let isFree = try store.isFree(ChangeProposal.self, draftName)
            let change = try store.proposing(study, over: version.name, by: owner, store.command) { said in
                said.name = isFree ? draftName : ""
            }
            return try store.put(change)
        }
        return done
    }

    private var draftName: String {
        let due = job.lastDueTime ?? Timestamp(microseconds: now)
        let id = Job.evalRunName(of: job.name, due: due, attempt: 1).split(separator: "/").last ?? "study"
        return "proposals/\(id)"
    }

    /// The study, one at a time as those of calls.
    private func study(of version: ModelVersion) async throws -> DecisionStudy {
        let place = try await context.studies.place()
        defer { withExtendedLifetime(place) {} }
        return try DecisionStudy(of: version, lines: try lines(), stop: StopCheck { Task.isCancelled })
    }

    /// The rows of the file below the folder of job files.
    private func lines() throws -> DecisionLines {
        guard let folder = context.jobFiles else {
            throw Refusal(
                .jobInvalid,
                "\(job.name) reads \(job.path), and the daemon has no folder of job files: start it with --job-files "
                    + "DIR",
                ["field": "job.path"])
        }
        let file = try FileBelow(folder: folder, path: job.path)
        let handle = FileHandle(forReadingAtPath: file.path)
        let bytes = withExtendedLifetime(file) { try? handle?.read(upToCount: Self.bytesMax + 1) }
        try? handle?.close()
        guard let bytes, bytes.count <= Self.bytesMax else {
            throw Refusal(
                .jobInvalid, "\(job.path) cannot be read, or has more than \(Self.bytesMax) bytes",
                ["field": "job.path"])
        }
        var (lines, rest, number) = (DecisionLines(), bytes, 0)
        while !rest.isEmpty {
            number += 1
            let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
            let line = Array(rest[rest.startIndex..<end])
            rest = rest[min(end + 1, rest.endIndex)...]
            guard !line.isEmpty else { continue }
            guard lines.count < DecisionRows.studiedMax else {
                throw Refusal(
                    .jobInvalid, "\(job.path) has more than \(DecisionRows.studiedMax) rows", ["field": "job.path"])
            }
            try lines.add(line, number: number)
        }
        return lines
    }
}

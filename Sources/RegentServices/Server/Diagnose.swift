import Foundation
import RegentKernels
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// One line a subsystem, each checked now.
struct Diagnose: UnaryHandler {
    /// Below this the store needs more space; docs/reliability.md, "Disk space".
    private static let freeBytesMin: UInt64 = 1 << 30

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: DiagnoseRequest, _ call: CallContext) async throws -> DiagnoseResponse {
        DiagnoseResponse(diagnoses: [
            daemon(), await database(), await durability(), await ledger(), await head(), disk(), kernels(),
            access(call),
        ])
    }

    private func daemon() -> Diagnosis {
        let facts = context.facts
        let detail = "version \(facts.version), pid \(facts.processID), \(facts.connections()) connections"
        return facts.isDraining()
            ? Diagnosis(subsystem: "daemon", status: .warning, detail: "draining; \(detail)")
            : Diagnosis(subsystem: "daemon", status: .ok, detail: detail)
    }

    private func database() async -> Diagnosis {
        do {
            let revision = try await context.store.lastRevision()
            return Diagnosis(
                subsystem: "database", status: context.store.isVolatile ? .warning : .ok,
                detail: "\(context.facts.database), revision \(revision)"
                    + (context.store.isVolatile ? ", in memory: data ends with this process" : ""))
        } catch {
            return Diagnosis(subsystem: "database", status: .failed, detail: "cannot be read")
        }
    }

    private func durability() async -> Diagnosis {
        guard let settings = try? await context.store.settings() else {
            return Diagnosis(subsystem: "durability", status: .failed, detail: "settings cannot be read")
        }
        let detail = ["journal_mode", "synchronous", "wal_autocheckpoint"]
            .compactMap { key in settings[key].map { "\(key)=\($0)" } }.joined(separator: " ")
        return Diagnosis(subsystem: "durability", status: .ok, detail: detail)
    }

    /// The newest entry must have the revision under which it is stored.
    private func ledger() async -> Diagnosis {
        do {
            let last = try await context.store.lastRevision()
            guard last > 0 else {
                return Diagnosis(subsystem: "ledger", status: .ok, detail: "empty")
            }
            let newest = try await context.store.entries(from: last, limit: 1).first
            let isWhole = newest?.revision == last && newest?.leafHash.count == 32
            guard isWhole else {
                return Diagnosis(subsystem: "ledger", status: .failed, detail: "entry \(last) is damaged")
            }
            let log = context.log
            if let fault = log.fault {
                return Diagnosis(subsystem: "ledger", status: .failed, detail: "no checkpoint is signed: \(fault)")
            }
            guard log.fork.isEmpty else {
                return Diagnosis(subsystem: "ledger", status: .warning, detail: "may be a fork: \(log.fork)")
            }
            return Diagnosis(subsystem: "ledger", status: .ok, detail: "\(last) entries, no gap at the end")
        } catch {
            return Diagnosis(subsystem: "ledger", status: .failed, detail: "cannot be read")
        }
    }

    /// Whether the store has what its head file records, and which losses were accepted.
    private func head() async -> Diagnosis {
        let store = context.store
        func diagnosis(_ status: DiagnosisStatus, _ detail: String) -> Diagnosis {
            Diagnosis(subsystem: "head", status: status, detail: detail)
        }
        do {
            if let loss = try await store.presentLoss() { return diagnosis(.failed, "\(loss)") }
            if let accepted = try await store.acceptedLoss() {
                let time = Date(timeIntervalSince1970: Double(accepted.time) / 1e6).formatted(.iso8601)
                return diagnosis(
                    .warning, "losses accepted: \(accepted.count), the last one \(time): \(accepted.description)")
            }
        } catch {
            return diagnosis(.failed, "cannot be read")
        }
        if store.head.fault != nil { return diagnosis(.warning, "the head file cannot be written") }
        return diagnosis(.ok, store.head.last.map { "commit \($0.commitSeq), revision \($0.revision)" } ?? "not used")
    }

    private func disk() -> Diagnosis {
        guard let free = context.facts.freeBytes() else {
            return Diagnosis(subsystem: "disk", status: .ok, detail: "not used")
        }
        return Diagnosis(
            subsystem: "disk", status: free < Self.freeBytesMin ? .warning : .ok,
            detail: "\(free / 1_000_000) MB free")
    }

    private func kernels() -> Diagnosis {
        Diagnosis(subsystem: "kernels", status: .ok, detail: Kernels.target.description)
    }

    private func access(_ call: CallContext) -> Diagnosis {
        let single = context.access.isSinglePersonMode
        return Diagnosis(
            subsystem: "access", status: single ? .warning : .ok,
            detail: "you are \(call.caller.name)"
                + (single ? "; single-person mode: segregation of duties is relaxed" : ""))
    }
}

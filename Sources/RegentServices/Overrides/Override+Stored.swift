import Crypto
import RegentGovernance
package import RegentMessages
import RegentModel
package import RegentStorage

extension Override {
    /// Granted overrides of one subject that are looked at: they live for 24 hours, so there are few.
    private static let openMax = 1_000

    /// The override that lets something go on in spite of a subject as it is now; nil where there is none.
    ///
    /// - Parameter actor: who goes on by it; of several it is one that another person has granted.
    /// - Throws: `StorageError`; `DatabaseError`.
    package static func inForce(
        _ kind: OverrideKind, of subject: String, for actor: String = "", at now: Int64,
        in documents: StoredDocuments
    ) throws -> Override? {
        let granted = try allInForce(kind, of: subject, at: now, in: documents)
        return granted.first { $0.decidedBy != actor } ?? granted.first
    }

    /// Every override that lets something go on in spite of a subject as it is now.
    ///
    /// - Throws: `StorageError`; `DatabaseError`.
    package static func allInForce(
        _ kind: OverrideKind, of subject: String, at now: Int64, in documents: StoredDocuments
    ) throws -> [Override] {
        let digest = try documents.digest(ofSubject: subject)
        return try documents.matching(
            Override.self, "subject = \"\(subject)\" AND state = GRANTED", limit: openMax
        ).filter { $0.isInForce(kind, of: subject, subjectDigest: digest, at: now) }
    }
}

extension StoredDocuments {
    /// SHA-256 of a document as it is now, whatever its kind; empty where there is none.
    ///
    /// - Throws: `StorageError`; `DatabaseError`.
    package func digest(ofSubject name: String) throws -> [UInt8] {
        guard let kind = (try? ResourceName(name))?.kind, let type = Documents.byKind[kind] else { return [] }
        func digest<D: Document>(_ type: D.Type) throws -> [UInt8] {
            try get(type, name).map { SubjectDigest.of($0, digest: sha256) } ?? []
        }
        return try digest(type)
    }
}

extension Store {
    /// SHA-256 of a document as it is now, whatever its kind; empty where there is none.
    ///
    /// - Throws: `StorageError`.
    func digest(ofSubject name: String) async throws -> [UInt8] {
        guard let kind = (try? ResourceName(name))?.kind, let type = Documents.byKind[kind] else { return [] }
        func digest<D: Document>(_ type: D.Type) async throws -> [UInt8] {
            try await get(type, name).map { SubjectDigest.of($0, digest: sha256) } ?? []
        }
        return try await digest(type)
    }
}

extension WriteTransaction {
    /// What an override names, as it is now.
    ///
    /// - Throws: `Refusal` OVERRIDE_INVALID for a name of another kind than it overrides; `StorageError` `.notFound`.
    func subject(of override: Override) throws -> OverrideSubject {
        switch override.kind {
        case .validation:
            let name = try override.subject(matching: ValidationRequest.pattern)
            return OverrideSubject(try require(ValidationRequest.self, name), digest: sha256)
        case .gate:
            return try OverrideSubject(
                try require(EvalRun.self, try override.subject(matching: EvalRun.pattern)), digest: sha256)
        case .force, .unspecified, .unrecognized:
            let name = try override.subject(matching: ModelVersion.pattern)
            return OverrideSubject(try require(ModelVersion.self, name), digest: sha256)
        }
    }
}

/// SHA-256 of some bytes.
private func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

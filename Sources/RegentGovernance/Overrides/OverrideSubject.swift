package import RegentMessages
package import RegentModel

/// What an override is about, as it is now.
package struct OverrideSubject: Sendable, Hashable {
    /// Resource name.
    package let name: String
    /// The model, models/{model}; empty where the subject names none.
    package let model: String
    /// SHA-256 of the subject.
    package let digest: [UInt8]
    /// Whether something stands in the way at all.
    let isNeeded: Bool
    /// Keys of the gates that a run has not passed; nil for subjects without gates.
    let openGates: [String]?

    /// A validation request; an approved one needs no override.
    package init(_ request: ValidationRequest, digest: ([UInt8]) -> [UInt8]) {
        self.init(request, of: request.version, isNeeded: request.state != .approved, openGates: nil, digest)
    }

    /// A judged run.
    ///
    /// - Throws: `Refusal` OVERRIDE_INVALID for a run that no gate has judged, or that was invalidated.
    package init(_ run: EvalRun, digest: ([UInt8]) -> [UInt8]) throws(Refusal) {
        guard let verdict = run.verdict, [.passed, .failed, .inconclusive].contains(run.state) else {
            throw Override.invalid("\(run.name) is \(run.state.name): evaluate its gates first", "subject")
        }
        guard run.invalidation?.confirmedBy.isEmpty != false else {
            throw Override.invalid("\(run.name) was invalidated and proves nothing", "subject")
        }
        let open = verdict.results.filter { $0.verdict != .pass }.map(\.key)
        self.init(run, of: run.modelVersion, isNeeded: run.state != .passed, openGates: open, digest)
    }

    /// A version that is to be forced whatever its state.
    package init(_ version: ModelVersion, digest: ([UInt8]) -> [UInt8]) {
        self.init(version, of: version.name, isNeeded: true, openGates: nil, digest)
    }

    private init(
        _ document: some Document, of version: String, isNeeded: Bool, openGates: [String]?,
        _ digest: ([UInt8]) -> [UInt8]
    ) {
        name = document.name
        model = (try? ResourceName(version, matching: ModelVersion.pattern))?.parent?.description ?? ""
        self.digest = SubjectDigest.of(document, digest: digest)
        self.isNeeded = isNeeded
        self.openGates = openGates
    }
}

extension Override {
    /// The name of what it overrides, of the kind that its own kind says.
    ///
    /// - Throws: `Refusal` OVERRIDE_INVALID for a name of another kind.
    package func subject(matching pattern: String) throws(Refusal) -> String {
        do throws(ResourceNameError) { return try ResourceName(subject, matching: pattern).description } catch {
            throw Self.invalid("an override of the kind \(kind.name) names \(pattern): \(error.message)", "subject")
        }
    }
}

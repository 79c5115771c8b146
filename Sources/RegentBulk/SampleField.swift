package import RegentMessages
package import RegentModel

/// The fields of an eval sample, by their names in JSONL, CSV and the .proto.
package enum SampleField: Int, CaseIterable, Sendable {
    case sampleID, status
    // The six outcomes, in the order of `Outcome`.
    case schemaValid, patchApplySuccess, editedAfterGenerate, published, safetyCompliant, fallbackUsed
    case latencyMillis
    // The texts that become dictionary columns.
    case requestedProvider, selectedProvider, routeStrategy, fallbackProvider, promptTemplateVersion
    case modelVersion, errorCode, cluster
    case repeated
    case scores, metadata

    /// Name of the field.
    package var name: String {
        switch self {
        case .sampleID: "sample_id"
        case .status: "status"
        case .latencyMillis: "latency_ms"
        case .requestedProvider: "requested_provider"
        case .selectedProvider: "selected_provider"
        case .routeStrategy: "route_strategy"
        case .fallbackProvider: "fallback_provider"
        case .promptTemplateVersion: "prompt_template_version"
        case .modelVersion: "model_version"
        case .errorCode: "error_code"
        case .cluster: "cluster"
        case .repeated: "repeat"
        case .scores: "scores"
        case .metadata: "metadata"
        default: outcome?.field ?? ""
        }
    }

    /// The field of this name.
    package init?(name: String) {
        guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }

    /// The outcome it holds; nil for other fields.
    package var outcome: Outcome? { Outcome(rawValue: rawValue - Self.schemaValid.rawValue) }

    /// Whether every cell of a CSV column of it is a text, the word null among them.
    var isText: Bool { self == .sampleID || self == .status || Self.texts.contains(self) }

    /// The fields of free text that repeat from sample to sample, in the order of their columns.
    package static let texts: [SampleField] = [
        .requestedProvider, .selectedProvider, .routeStrategy, .fallbackProvider, .promptTemplateVersion,
        .modelVersion, .errorCode, .cluster,
    ]

    /// Number of `texts`.
    static let textCount = texts.count

    /// Most bytes of the field's text, as the .proto has it.
    package var textBytesMax: Int { self == .modelVersion ? 512 : 256 }
}

extension EvalSample {
    /// The value of an outcome.
    package subscript(outcome: Outcome) -> TriState {
        get {
            switch outcome {
            case .schemaValid: schemaValid
            case .patchApplySuccess: patchApplySuccess
            case .editedAfterGenerate: editedAfterGenerate
            case .published: published
            case .safetyCompliant: safetyCompliant
            case .fallbackUsed: fallbackUsed
            }
        }
        set {
            switch outcome {
            case .schemaValid: schemaValid = newValue
            case .patchApplySuccess: patchApplySuccess = newValue
            case .editedAfterGenerate: editedAfterGenerate = newValue
            case .published: published = newValue
            case .safetyCompliant: safetyCompliant = newValue
            case .fallbackUsed: fallbackUsed = newValue
            }
        }
    }

    /// Walks the texts of `SampleField.texts`, in their order: for what is done with every sample.
    @inline(__always)
    func forEachText<Failure: Error>(
        _ body: (_ column: Int, _ text: String) throws(Failure) -> Void
    ) throws(Failure) {
        try body(0, requestedProvider)
        try body(1, selectedProvider)
        try body(2, routeStrategy)
        try body(3, fallbackProvider)
        try body(4, promptTemplateVersion)
        try body(5, modelVersion)
        try body(6, errorCode)
        try body(7, cluster)
    }

    /// The text of one of `SampleField.texts`; of other fields empty, and not to be set.
    package subscript(text field: SampleField) -> String {
        get {
            switch field {
            case .requestedProvider: requestedProvider
            case .selectedProvider: selectedProvider
            case .routeStrategy: routeStrategy
            case .fallbackProvider: fallbackProvider
            case .promptTemplateVersion: promptTemplateVersion
            case .modelVersion: modelVersion
            case .errorCode: errorCode
            case .cluster: cluster
            default: ""
            }
        }
        set {
            switch field {
            case .requestedProvider: requestedProvider = newValue
            case .selectedProvider: selectedProvider = newValue
            case .routeStrategy: routeStrategy = newValue
            case .fallbackProvider: fallbackProvider = newValue
            case .promptTemplateVersion: promptTemplateVersion = newValue
            case .modelVersion: modelVersion = newValue
            case .errorCode: errorCode = newValue
            case .cluster: cluster = newValue
            default: preconditionFailure("\(field.name) is no text field")
            }
        }
    }
}

package import RegentMessages
import RegentModel

/// A fault of one field of an outcome.
package struct OutcomeFault: Sendable, Hashable {
    /// Name of the field.
    package let field: String
    /// A text for people.
    package let description: String
}

extension RouteOutcome {
    /// Latest create time: the end of the year 9999.
    private static let latestMicros: Int64 = 253_402_300_799_999_999

    /// Every rule the outcome breaks; none for one that may be stored.
    ///
    /// - Parameter environment: of its batch.
    /// - Source: docs/routing.md, "Outcomes"
    package func faults(in environment: String) -> [OutcomeFault] {
        var faults = Faults()
        if !SampleText.isPrintable(requestId, bytesMax: SampleText.sampleIDBytesMax) {
            faults.add("request_id", "must be 1 to 256 bytes of printable UTF-8")
        }
        let micros = createTime?.microseconds ?? -1
        if !(0...Self.latestMicros).contains(micros) {
            faults.add("create_time", "is missing, or not in the years 1970 to 9999")
        }
        if !self.environment.isEmpty, self.environment != environment {
            faults.add("environment", "must be \(environment), the environment of the batch")
        }
        checkProviders(&faults)
        for (name, text, bytesMax) in texts where !SampleText.isAcceptable(text, bytesMax: bytesMax) {
            faults.add(name, "must be at most \(bytesMax) bytes and without control characters")
        }
        checkCodes(&faults)
        if let latencyMs, LatencyMicros(milliseconds: latencyMs) == nil {
            faults.add("latency_ms", "must be 0 to 4294967.295 milliseconds")
        }
        return faults.found
    }

    private struct Faults {
        var found: [OutcomeFault] = []

        mutating func add(_ field: String, _ description: String) {
            found.append(OutcomeFault(field: field, description: description))
        }
    }

    private func checkProviders(_ faults: inout Faults) {
        if selectedProvider.isEmpty { faults.add("selected_provider", "is missing") }
        if fallbackUsed, fallbackProvider.isEmpty {
            faults.add("fallback_provider", "is required when fallback_used is true")
        }
        if !fallbackUsed, !fallbackProvider.isEmpty {
            faults.add("fallback_used", "must be true when fallback_provider is set")
        }
        if fallbackUsed, !fallbackProvider.isEmpty, fallbackProvider != selectedProvider {
            faults.add("selected_provider", "must equal fallback_provider when a fallback was used")
        }
    }

    private func checkCodes(_ faults: inout Faults) {
        if !(1...6).contains(status.rawValue) {
            faults.add("status", "must be one of \(RouteOutcomeStatus.choices)")
        }
        if !(0...3).contains(arm.rawValue) { faults.add("arm", "must be absent or one of \(Arm.choices)") }
        if !(0...4).contains(routeStrategy.rawValue) {
            faults.add("route_strategy", "must be absent or one of \(RouteStrategy.choices)")
        }
        let states = [
            ("schema_valid", schemaValid), ("patch_apply_success", patchApplySuccess),
            ("safety_compliant", safetyCompliant),
        ]
        for (name, state) in states where !(0...2).contains(state.rawValue) {
            faults.add(name, "must be true, false or absent")
        }
    }

    private var texts: [(String, String, Int)] {
        [
            ("requested_provider", requestedProvider, OutcomeText.providerBytesMax),
            ("selected_provider", selectedProvider, OutcomeText.providerBytesMax),
            ("fallback_provider", fallbackProvider, OutcomeText.providerBytesMax),
            ("prompt_template_version", promptTemplateVersion, OutcomeText.textBytesMax),
            ("model_version", modelVersion, OutcomeText.modelVersionBytesMax),
            ("error_code", errorCode, OutcomeText.textBytesMax),
        ]
    }
}

/// Most bytes of an outcome's texts, as the constraints of the .proto.
enum OutcomeText {
    static let providerBytesMax = 128
    static let textBytesMax = 256
    static let modelVersionBytesMax = 512
}

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
    static let latestMicros: Int64 = 253_402_300_799_999_999

    /// Every rule the outcome breaks; none for one that may be stored.
    ///
    /// - Parameter environment: of its batch.
    /// - Source: docs/routing.md, "Outcomes"
    package func faults(in environment: String) -> [OutcomeFault] {
        var faults = Faults()
        if !SampleText.isID(requestId) {
            faults.add("request_id", "must be 1 to 256 bytes of printable UTF-8")
        }
        let micros = createTime?.microseconds ?? -1
        if !(0...Self.latestMicros).contains(micros) {
            faults.add("create_time", "is missing, or not in the years 1970 to 9999")
        }
        if !self.environment.isEmpty, ExactText(self.environment) != ExactText(environment) {
            faults.add("environment", "must be \(environment), the environment of the batch")
        }
        checkProviders(&faults)
        checkTexts(&faults)
        checkCodes(&faults)
        faults.check("latency_ms", latencyMs)
        faults.check("ttft_ms", ttftMs)
        return faults.found
    }

    /// The faults found so far. A rule that holds costs no allocation.
    private struct Faults {
        var found: [OutcomeFault] = []

        mutating func add(_ field: String, _ description: String) {
            found.append(OutcomeFault(field: field, description: description))
        }

        mutating func check(_ field: String, _ text: String, bytesMax: Int) {
            guard !SampleText.isAcceptable(text, bytesMax: bytesMax) else { return }
            add(field, "must be at most \(bytesMax) bytes and without control characters")
        }

        mutating func check(_ field: String, _ state: TriState) {
            if !(0...2).contains(state.rawValue) { add(field, "must be true, false or absent") }
        }

        mutating func check(_ field: String, _ milliseconds: Double?) {
            guard let milliseconds, LatencyMicros(milliseconds: milliseconds) == nil else { return }
            add(field, "must be 0 to 4294967.295 milliseconds")
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
        if fallbackUsed, !fallbackProvider.isEmpty, ExactText(fallbackProvider) != ExactText(selectedProvider) {
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
        faults.check("schema_valid", schemaValid)
        faults.check("patch_apply_success", patchApplySuccess)
        faults.check("safety_compliant", safetyCompliant)
    }

    private func checkTexts(_ faults: inout Faults) {
        faults.check("requested_provider", requestedProvider, bytesMax: OutcomeText.providerBytesMax)
        faults.check("selected_provider", selectedProvider, bytesMax: OutcomeText.providerBytesMax)
        faults.check("fallback_provider", fallbackProvider, bytesMax: OutcomeText.providerBytesMax)
        faults.check("prompt_template_version", promptTemplateVersion, bytesMax: OutcomeText.textBytesMax)
        faults.check("model_version", modelVersion, bytesMax: OutcomeText.modelVersionBytesMax)
        faults.check("error_code", errorCode, bytesMax: OutcomeText.textBytesMax)
        faults.check("use_case", useCase, bytesMax: OutcomeText.useCaseBytesMax)
    }
}

/// Most bytes of an outcome's texts, as the constraints of the .proto.
enum OutcomeText {
    static let providerBytesMax = 128
    static let textBytesMax = 256
    static let modelVersionBytesMax = 512
    static let useCaseBytesMax = 128
}

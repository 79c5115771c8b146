package import RegentMessages
import RegentModel

/// What is wrong with one field of an outcome.
package struct OutcomeFault: Sendable, Hashable {
    /// Name of the field.
    package let field: String
    /// For people.
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
        if !SampleText.isID(requestId) {
            faults.add("request_id", "is not 1-256 bytes of printable UTF-8")
        }
        let micros = createTime?.microseconds ?? -1
        if !(0...Self.latestMicros).contains(micros) { faults.add("create_time", "is missing or not in 1970 ... 9999") }
        if !self.environment.isEmpty, ExactText(self.environment) != ExactText(environment) {
            faults.add("environment", "is not the batch's, \(environment)")
        }
        checkProviders(&faults)
        for (name, text, bytesMax) in texts where !SampleText.isAcceptable(text, bytesMax: bytesMax) {
            faults.add(name, "holds a control character or more than \(bytesMax) bytes")
        }
        checkCodes(&faults)
        if let latencyMs, LatencyMicros(milliseconds: latencyMs) == nil {
            faults.add("latency_ms", "is not in 0 ... 4294967.295")
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
            faults.add("fallback_provider", "is missing though fallback_used")
        }
        if !fallbackUsed, !fallbackProvider.isEmpty {
            faults.add("fallback_used", "is false though there is a fallback_provider")
        }
        if fallbackUsed, !fallbackProvider.isEmpty, ExactText(fallbackProvider) != ExactText(selectedProvider) {
            faults.add("selected_provider", "is not the fallback_provider, whose answer was used")
        }
    }

    private func checkCodes(_ faults: inout Faults) {
        if !(1...6).contains(status.rawValue) {
            faults.add("status", "must be one of \(RouteOutcomeStatus.choices)")
        }
        if !(0...3).contains(arm.rawValue) { faults.add("arm", "must be left out or one of \(Arm.choices)") }
        if !(0...4).contains(routeStrategy.rawValue) {
            faults.add("route_strategy", "must be left out or one of \(RouteStrategy.choices)")
        }
        let states = [
            ("schema_valid", schemaValid), ("patch_apply_success", patchApplySuccess),
            ("safety_compliant", safetyCompliant),
        ]
        for (name, state) in states where !(0...2).contains(state.rawValue) {
            faults.add(name, "is neither true, false nor absent")
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

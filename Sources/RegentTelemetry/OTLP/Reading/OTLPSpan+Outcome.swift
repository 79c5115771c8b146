import RegentMessages
import RegentModel

extension OTLPSpan {
    /// Operations that are one request to a model.
    private static let requests: Set = ["chat", "generate_content", "text_completion", "embeddings"]

    /// Operations that are none, or that hold spans of requests: counting both would count twice.
    private static let others: Set = [
        "create_agent", "invoke_agent", "execute_tool", "invoke_workflow", "plan", "retrieval", "create_memory_store",
        "delete_memory_store", "create_memory", "update_memory", "upsert_memory", "search_memory", "delete_memory",
    ]

    /// Trace id and span id as text: the id of the request, the same however often the span comes.
    ///
    /// - Throws: `SpanRefusal` for ids of other lengths, or of zeros.
    func requestID() throws(SpanRefusal) -> String {
        guard traceID.count == 16, traceID.contains(where: { $0 != 0 }) else {
            throw SpanRefusal("trace_id is not 16 bytes that are not all 0")
        }
        guard spanID.count == 8, spanID.contains(where: { $0 != 0 }) else {
            throw SpanRefusal("span_id is not 8 bytes that are not all 0")
        }
        return HexText.text(traceID) + "-" + HexText.text(spanID)
    }

    /// Whether the span is one request to a model, seen by who made it.
    ///
    /// - Throws: `SpanRefusal` for an operation that is not known.
    func isRequest() throws(SpanRefusal) -> Bool {
        switch Kind(rawValue: kind) {
        case .server?, .producer?, .consumer?: return false
        case nil: break
        }
        guard let operation = try attributes.text(OTLPKey.operation) else {
            // Earlier conventions have no operation; a model is named by requests only.
            return attributes[OTLPKey.requestModel] != nil || attributes[OTLPKey.responseModel] != nil
        }
        if Self.requests.contains(operation) { return true }
        guard Self.others.contains(operation) else {
            throw SpanRefusal(
                "\(OTLPKey.operation) is \(SpanRefusal.shown(operation)); requests are "
                    + Self.requests.sorted().joined(separator: ", "))
        }
        return false
    }

    /// The outcome of the request that the span is.
    ///
    /// - Parameters:
    ///   - environment: its id; empty for a request that belongs to a run only.
    ///   - resource: attributes of whoever made it.
    /// - Throws: `SpanRefusal` that names the attribute.
    /// - Source: docs/telemetry.md, "Spans"
    func outcome(
        _ requestID: String, in environment: String, of resource: OTLPAttributes
    ) throws(SpanRefusal) -> RouteOutcome {
        let ending = try SpanEnding(self)
        var outcome = RouteOutcome()
        outcome.requestId = requestID
        outcome.createTime = try createTime()
        outcome.latencyMs = try latency()
        outcome.environment = environment
        outcome.selectedProvider = try provider()
        outcome.modelVersion = try modelVersion()
        outcome.status = ending.status
        outcome.errorCode = ending.errorCode
        outcome.inputTokens = try tokens(OTLPKey.inputTokens, OTLPKey.promptTokens)
        outcome.outputTokens = try tokens(OTLPKey.outputTokens, OTLPKey.completionTokens)
        outcome.ttftMs = try attributes.number(OTLPKey.firstChunk).map { $0 * 1_000 }
        try addDecision(to: &outcome, of: resource)
        return outcome
    }

    /// What the decision said by which the request was routed, where the service tells it.
    private func addDecision(to outcome: inout RouteOutcome, of resource: OTLPAttributes) throws(SpanRefusal) {
        outcome.requestedProvider = try attributes.id(OTLPKey.requestedProvider) ?? ""
        outcome.promptTemplateVersion = try attributes.text(OTLPKey.promptVersion) ?? ""
        for source in [resource, attributes] {
            if let id = try source.id(OTLPKey.useCase) { outcome.useCase = id }
        }
        outcome.attempt = try attributes.count(OTLPKey.attempt) ?? 0
        outcome.policyRevision = try attributes.whole(OTLPKey.policyRevision, most: UInt64(Int64.max)) ?? 0
        if let text = try attributes.text(OTLPKey.keyDigest) {
            guard let digest = HexText.uint64(text) else {
                throw SpanRefusal("\(OTLPKey.keyDigest) is not 16 hexadecimal digits")
            }
            outcome.keyDigest = digest
        }
        if let text = try attributes.text(OTLPKey.arm) {
            guard let arm = Arm(name: text) else {
                throw SpanRefusal("\(OTLPKey.arm) is not one of \(Arm.choices)")
            }
            outcome.arm = arm
        }
        if let text = try attributes.text(OTLPKey.routeStrategy) {
            guard let strategy = RouteStrategy(name: text) else {
                throw SpanRefusal("\(OTLPKey.routeStrategy) is not one of \(RouteStrategy.choices)")
            }
            outcome.routeStrategy = strategy
        }
        if outcome.routeStrategy == .fallback {
            outcome.fallbackUsed = true
            outcome.fallbackProvider = outcome.selectedProvider
        }
    }

    // MARK: Parts

    /// When the request began.
    ///
    /// - Throws: `SpanRefusal` where the span does not say.
    func createTime() throws(SpanRefusal) -> Timestamp {
        guard startNanos > 0 else { throw SpanRefusal("start_time_unix_nano is missing") }
        return Timestamp(microseconds: Int64(clamping: startNanos / 1_000))
    }

    /// Milliseconds from the start of the span to its end.
    ///
    /// - Throws: `SpanRefusal` where that cannot be.
    func latency() throws(SpanRefusal) -> Double {
        guard endNanos > 0 else { throw SpanRefusal("end_time_unix_nano is missing") }
        guard endNanos >= startNanos else { throw SpanRefusal("the span ends before it begins") }
        return Double(endNanos - startNanos) / 1_000_000
    }

    /// The provider by the id that Regent knows it by, else as the conventions call it.
    ///
    /// - Throws: `SpanRefusal` where the span names none.
    func provider() throws(SpanRefusal) -> String {
        for key in [OTLPKey.provider, OTLPKey.providerName, OTLPKey.system] {
            if let id = try attributes.id(key) { return id }
        }
        throw SpanRefusal("the span names no provider: set \(OTLPKey.providerName), or \(OTLPKey.provider)")
    }

    /// The model that answered, else the one that was asked.
    ///
    /// - Throws: `SpanRefusal` for values that are no texts.
    func modelVersion() throws(SpanRefusal) -> String {
        try attributes.text([OTLPKey.modelVersion, OTLPKey.responseModel, OTLPKey.requestModel]) ?? ""
    }

    /// The environment that the span or its resource names; nil for none.
    ///
    /// - Throws: `SpanRefusal` for what is no id.
    func environment(of resource: OTLPAttributes) throws(SpanRefusal) -> String? {
        if let id = try attributes.id(OTLPKey.environment) { return id }
        for key in [OTLPKey.environment, OTLPKey.deploymentName, OTLPKey.deployment] {
            if let id = try resource.id(key) { return id }
        }
        return nil
    }

    private func tokens(_ key: String, _ formerKey: String) throws(SpanRefusal) -> UInt32 {
        if let count = try attributes.count(key) { return count }
        return try attributes.count(formerKey) ?? 0
    }
}

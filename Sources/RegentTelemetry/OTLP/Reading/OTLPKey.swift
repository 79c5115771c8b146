/// Names of attributes and events that are read.
///
/// - Source: OpenTelemetry semantic conventions for generative AI; docs/telemetry.md has the mapping
package enum OTLPKey {
    static let operation = "gen_ai.operation.name"
    static let providerName = "gen_ai.provider.name"
    /// The name of the provider up to version 1.36 of the conventions.
    static let system = "gen_ai.system"
    static let requestModel = "gen_ai.request.model"
    static let responseModel = "gen_ai.response.model"
    static let inputTokens = "gen_ai.usage.input_tokens"
    static let outputTokens = "gen_ai.usage.output_tokens"
    /// The names of the two before version 1.27 of the conventions.
    static let promptTokens = "gen_ai.usage.prompt_tokens"
    static let completionTokens = "gen_ai.usage.completion_tokens"
    static let finishReasons = "gen_ai.response.finish_reasons"
    static let firstChunk = "gen_ai.response.time_to_first_chunk"
    static let conversation = "gen_ai.conversation.id"
    static let errorType = "error.type"
    static let exceptionType = "exception.type"

    static let evaluationName = "gen_ai.evaluation.name"
    static let scoreValue = "gen_ai.evaluation.score.value"
    static let scoreLabel = "gen_ai.evaluation.score.label"
    static let explanation = "gen_ai.evaluation.explanation"

    static let deploymentName = "deployment.environment.name"
    /// The name of the environment up to version 1.26 of the conventions.
    static let deployment = "deployment.environment"

    static let environment = "regent.environment"
    static let provider = "regent.provider"
    static let requestedProvider = "regent.requested_provider"
    static let routeStrategy = "regent.route_strategy"
    static let modelVersion = "regent.model_version"
    static let promptVersion = "regent.prompt_template_version"
    static let useCase = "regent.use_case"
    static let attempt = "regent.attempt"
    static let keyDigest = "regent.key_digest"
    static let arm = "regent.arm"
    static let policyRevision = "regent.policy_revision"
    static let evalRun = "regent.eval.run"
    static let evalSample = "regent.eval.sample"
    static let evalRepeat = "regent.eval.repeat"

    /// The event with the result of one evaluation.
    static let evaluationEvent = "gen_ai.evaluation.result"
    /// The event that tells of an error.
    static let exceptionEvent = "exception"

    /// Every attribute that is read; the values of others are skipped.
    package static let read: Set<String> = [
        operation, providerName, system, requestModel, responseModel, inputTokens, outputTokens, promptTokens,
        completionTokens, finishReasons, firstChunk, conversation, errorType, exceptionType, evaluationName, scoreValue,
        scoreLabel, explanation, deploymentName, deployment, environment, provider, requestedProvider, routeStrategy,
        modelVersion, promptVersion, useCase, attempt, keyDigest, arm, policyRevision, evalRun, evalSample, evalRepeat,
    ]

    /// Longest of them, in bytes.
    static let bytesMax = read.map(\.utf8.count).max() ?? 0
}

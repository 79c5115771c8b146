/// Why a setting of LiteLLM has no counterpart.
enum LiteLLMGap {
    /// The reason, by the name of the setting.
    static func reason(_ subject: String) -> String {
        let key = subject.split(separator: ".").last.map(String.init) ?? subject
        if let reason = reasons[subject] ?? reasons[key] { return reason }
        if subject.hasPrefix("litellm_params.") { return caller }
        return sections.first { subject.hasPrefix($0.key) }?.value ?? "Regent has nothing like it"
    }

    private static let caller = "the caller keeps it: Regent decides, and the caller calls the provider"
    private static let health = "cooldowns follow the health policy of the environment, which the import leaves alone"
    private static let kinds = "a fallback serves whatever the failure is; the caller decides when to use it"

    private static let reasons: [String: String] = [
        "routing_strategy": "providers are chosen by weight and key; latency, cost and load are not considered",
        "routing_strategy_args": "providers are chosen by weight and key; latency, cost and load are not considered",
        "model_group_alias": "environments have no aliases; call Select with the environment of the group",
        "context_window_fallbacks": kinds, "content_policy_fallbacks": kinds, "max_fallbacks": kinds,
        "allowed_fails": health, "allowed_fails_policy": health, "cooldown_time": health, "disable_cooldowns": health,
        "retry_policy": "retries do not depend on the kind of failure", "retry_after": "the caller waits as it decides",
        "model_group_retry_policy": "retries do not depend on the kind of failure",
        "stream_timeout": "there is one timeout, whether an answer is streamed or not",
        "include": "other files are not read; import each of them",
        "litellm_params.tags": "requests are not routed by tags",
        "enable_tag_filtering": "requests are not routed by tags",
    ]

    private static let sections: [String: String] = [
        "general_settings.": "a setting of LiteLLM's own server",
        "environment_variables.": "variables of LiteLLM's own process",
        "litellm_settings.": "a setting of LiteLLM's own library",
        "router_settings.": "a setting of LiteLLM's own router",
        "model_info.": "a description of the model for LiteLLM; write it in a model of Regent",
    ]
}

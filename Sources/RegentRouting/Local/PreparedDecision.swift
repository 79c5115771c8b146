package import RegentMessages

/// A decision that was made before it is asked for. A class, so that handing it out is one count.
package final class PreparedDecision: Sendable {
    /// Id of the environment.
    package let environment: String
    /// Id of the model; empty = none.
    package let model: String
    /// The decision, without request id, key digest and fallbacks, which differ from request to request.
    package let decision: RouteDecision

    /// A decision for requests of a model in an environment.
    package init(environment: String, model: String, decision: RouteDecision) {
        self.environment = environment
        self.model = model
        self.decision = decision
    }
}

import RegentClient

/// Stands in for a model provider: answers, or fails for some requests.
struct PretendProvider {
    /// Why a request has no answer; another provider may have one.
    enum Failure: AttemptError {
        case overloaded

        var verdict: AttemptVerdict { .fallBack }
    }

    /// Id of the provider.
    let id: String

    /// Answers a prompt; openai fails one in ten.
    func answer(_ prompt: String, number: Int) async throws(Failure) -> String {
        if id == "openai", number.isMultiple(of: 10) { throw .overloaded }
        return "\(id) says: \(prompt)"
    }
}

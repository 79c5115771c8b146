package import RegentMessages
import RegentTestKit

extension Mutation {
    /// A mutation with a key of its own.
    package static func fresh(_ reason: String = "", etag: String = "") -> Mutation {
        Mutation(idempotencyKey: TestKey.fresh(), etag: etag, reason: reason)
    }

    /// A mutation whose key is made from a short text, so that a repeat has the same one.
    package static func keyed(
        _ text: String, etag: String = "", validateOnly: Bool = false, reason: String = ""
    ) -> Mutation {
        Mutation(idempotencyKey: TestKey.of(text), etag: etag, validateOnly: validateOnly, reason: reason)
    }
}

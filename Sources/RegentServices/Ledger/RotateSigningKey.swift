import RegentMessages
import RegentModel
import RegentStorage

/// Makes a new key for checkpoints; the key before it and the new one vouch for the change.
struct RotateSigningKey: PreparedVerb {
    private let log: LedgerLog
    private let key: SigningKey

    init(_ request: RotateSigningKeyRequest, _ context: ServiceContext) async throws {
        log = context.log
        try await log.begin()
        key = try log.newKey()
    }

    func decide(
        _ request: RotateSigningKeyRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<KeyRotation> {
        // Kept in the writer's turn, after all that could refuse it: a key that no entry names is removed at the next
        // start.
        try log.rotation(to: key, isTried: request.mutation?.validateOnly == true, command, store)
    }

    func store(_ document: KeyRotation, in store: WriteTransaction) throws {
        if try store.signingKeys().isEmpty { try store.use(signingKey: document.previousVerifierKey) }
        try store.use(signingKey: document.verifierKey)
    }

    func complete(_ response: inout RotateSigningKeyResponse) {
        log.settle(on: key, revision: response.receipt?.revision ?? 0)
    }
}

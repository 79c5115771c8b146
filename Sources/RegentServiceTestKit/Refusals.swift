package import RegentModel
package import RegentRPC
// The errors of the store have their status there.
import RegentServices
package import Testing

/// Expects a call to be refused for a reason.
package func expectRefusal(
    _ reason: ErrorReason, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async {
    do {
        try await body()
        Issue.record("expected \(reason), was accepted", sourceLocation: sourceLocation)
    } catch { expect(error, toBe: reason, comment, sourceLocation) }
}

/// Expects a rule to refuse for a reason.
package func expectRefusal(
    _ reason: ErrorReason, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    do {
        try body()
        Issue.record("expected \(reason), was accepted", sourceLocation: sourceLocation)
    } catch { expect(error, toBe: reason, comment, sourceLocation) }
}

private func expect(
    _ error: any Error, toBe reason: ErrorReason, _ comment: Comment?, _ sourceLocation: SourceLocation
) {
    guard let status = status(of: error, sourceLocation) else { return }
    #expect(status.reason == reason.name, comment, sourceLocation: sourceLocation)
}

/// The status that a call fails with; nil if it succeeds.
package func failure(
    isolation: isolated (any Actor)? = #isolation, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
) async -> RPCError? {
    do {
        try await body()
        return nil
    } catch { return status(of: error, sourceLocation) }
}

/// The reason that a rule refuses for; nil if it allows.
package func refusal(
    sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> ErrorReason? {
    do {
        try body()
        return nil
    } catch { return status(of: error, sourceLocation).flatMap { ErrorReason(name: $0.reason) } }
}

private func status(of error: any Error, _ sourceLocation: SourceLocation) -> RPCError? {
    let status = (error as? any StatusConvertible)?.status
    if status == nil { Issue.record("an error without a status: \(error)", sourceLocation: sourceLocation) }
    return status
}

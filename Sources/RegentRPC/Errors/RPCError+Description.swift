extension RPCError: CustomStringConvertible {
    /// One line for people: code, reason and message, the field, and the wait before a retry.
    public var description: String {
        let head = reason.isEmpty ? "\(code)" : "\(code) \(reason)"
        let field = metadata["field"].flatMap { message.contains($0) ? nil : " (field \($0))" } ?? ""
        let wait = retryAfter.map { "; retry after \($0)" } ?? ""
        return (message.isEmpty ? head : "\(head): \(message)") + field + wait
    }
}

import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

extension WriteTransaction {
    /// A new alert; nil where one of its kind is open for its subject.
    ///
    /// Use it inside the writer, with a command of the daemon. Beside a change of another document it is recorded as
    /// the scheduler's all the same.
    /// - Parameter said: kind, subject and what was seen.
    /// - Throws: `Refusal`; `StorageError` `.damaged`; `DatabaseError`.
    package func alerting(_ said: Alert, _ command: Command) throws -> Change<Alert>? {
        // Names hold no quotes.
        let open = try documents(Alert.self, where: "subject = \"\(said.subject)\" AND state = OPEN")
        var said = said
        let place = try documents.scopeNames(of: said.subject).first { $0.hasPrefix("\(Model.kind)/") } ?? ""
        said.model = place.split(separator: "/").prefix(2).joined(separator: "/")
        return try Alert.opened(
            said, named: try freeName(of: Alert.self, about: "\(said.subject)/\(said.kind.name)"), open: open,
            command.recorded(as: .tick))
    }
}

package import RegentMessages

extension Principal {
    /// Everything of one principal.
    package var fieldTable: Table {
        Table(
            fields: [
                ("name", name), ("kind", kind.name), ("display_name", displayName), ("known_by", knownBy),
                ("disabled", "\(disabled)"),
            ] + grants.map { ("grant", "\($0.text)  (by \($0.grantedBy), \(TimeText.of($0.grantTime)))") } + [
                ("revision", "\(revision)"), ("etag", etag), ("update_time", TimeText.of(updateTime)),
            ])
    }

    /// User ids and certificate URIs.
    package var knownBy: String { (uids.map { "uid \($0)" } + certificateUris).joined(separator: ", ") }
}

extension RoleGrant {
    /// For people, as "OPERATOR on environments/prod".
    package var text: String { (permission.isEmpty ? role.name : permission) + (scope == "*" ? "" : " on \(scope)") }
}

extension WhyDeniedResponse {
    /// The answer, the rules that forbid it, the grants, what was refused lately.
    package var tables: [Table] {
        let answer = Table(fields: [
            ("allowed", allowed ? "yes" : "no"), ("principal", principal + (disabled ? " (disabled)" : "")),
            ("needs_one_of", requireAny.joined(separator: ", ")),
            ("sufficient_roles", sufficientRoles.joined(separator: ", ")),
        ])
        let held = Table(
            [.text("held"), .text("gives_permission"), .text("covers_resource")],
            rows: grants.map { [$0.grant?.text ?? "", "\($0.givesPermission)", "\($0.coversResource)"] })
        let refused = Table(
            [.text("refused"), .text("method"), .text("resource")],
            rows: recentDenials.map { [TimeText.of($0.time), $0.method, $0.resource] })
        let broken = Table(
            [.text("rule"), .text("reason"), .text("why")],
            rows: brokenRules.map { [$0.rule, $0.reason, $0.description] })
        return [answer] + [broken, held, refused].filter { !$0.rows.isEmpty }
    }
}

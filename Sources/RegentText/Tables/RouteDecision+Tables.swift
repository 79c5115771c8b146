package import RegentMessages

extension RouteDecision {
    /// The decision, a field a row.
    package var table: Table {
        let fields = [
            ("model_version", modelVersion), ("arm", arm == .unspecified ? "" : arm.name),
            ("version_source", versionSource == .unspecified ? "" : versionSource.name),
            ("selected_provider", selectedProvider), ("route_strategy", routeStrategy.name), ("reason", reason.name),
            ("requested_exclusion", requestedExclusion == .unspecified ? "" : requestedExclusion.name),
            ("affinity", affinity == .unspecified ? "" : affinity.name), ("probe", probe ? "true" : ""),
            ("provider_model", providerModel), ("prompt_template_version", promptTemplateVersion),
            ("timeout_ms", "\(timeoutMs)"), ("max_retries", "\(maxRetries)"),
            ("fallbacks", fallbacks.joined(separator: " ")), ("policy_revision", "\(policyRevision)"),
            ("key_digest", HexText.text(keyDigest)),
        ]
        return Table(fields: fields.filter { !$0.1.isEmpty })
    }
}

extension ExplainResponse {
    /// One row a version that something names, in the order of what names them; nil where nothing does.
    package var versionTable: Table? {
        guard !versions.isEmpty else { return nil }
        return Table(
            [.text("version"), .text("source"), .text("arm"), .number("permille"), .text("exclusion")],
            rows: versions.map { version in
                [
                    version.version, version.source.name, version.arm == .unspecified ? "" : version.arm.name,
                    "\(version.permille)", version.exclusion == .unspecified ? "" : version.exclusion.name,
                ]
            })
    }

    /// What it costs that the session stays with its provider; nil where it stays with none.
    package var sessionTable: Table? {
        guard let session else { return nil }
        let fields = [
            ("session_provider", session.provider), ("pin_time", TimeText.of(session.pinTime)),
            ("expire_time", TimeText.of(session.expireTime)), ("weighted_provider", session.weightedProvider),
            ("score_difference", session.scoreDifference.map { "\($0)" } ?? ""),
        ]
        return Table(fields: fields.filter { !$0.1.isEmpty })
    }

    /// One row a candidate, in the order of the ranking; tier and health where one is not that of all.
    package var candidateTable: Table {
        let hasTiers = Set(candidates.map(\.priority)).count > 1
        let hasHealth = candidates.contains { $0.health != .healthy && $0.health != .unspecified }
        var columns: [Table.Column] = [.text("provider"), .number("weight"), .text("default")]
        if hasTiers { columns.append(.number("priority")) }
        if hasHealth { columns += [.text("health"), .number("effective_weight")] }
        columns += [.number("score"), .text("exclusion")]
        let rows = candidates.map { candidate in
            var row = [candidate.provider, "\(candidate.weight)", candidate.isDefault ? "default" : ""]
            if hasTiers { row.append("\(candidate.priority)") }
            if hasHealth { row += [candidate.health.name, "\(candidate.effectiveWeight)"] }
            row.append(candidate.score.map { "\($0)" } ?? "")
            row.append(candidate.exclusion == .unspecified ? "" : candidate.exclusion.name)
            return row
        }
        return Table(columns, rows: rows)
    }
}

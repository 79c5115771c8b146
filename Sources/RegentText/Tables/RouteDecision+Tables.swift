package import RegentMessages

extension RouteDecision {
    /// The decision, a field a row.
    package var table: Table {
        let fields = [
            ("model_version", modelVersion), ("arm", arm == .unspecified ? "" : arm.name),
            ("version_source", versionSource == .unspecified ? "" : versionSource.name),
            ("selected_provider", selectedProvider), ("route_strategy", routeStrategy.name), ("reason", reason.name),
            ("requested_exclusion", requestedExclusion == .unspecified ? "" : requestedExclusion.name),
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

    /// One row a candidate, in the order of the ranking.
    package var candidateTable: Table {
        Table(
            [.text("provider"), .number("weight"), .text("default"), .number("score"), .text("exclusion")],
            rows: candidates.map { candidate in
                [
                    candidate.provider, "\(candidate.weight)", candidate.isDefault ? "default" : "",
                    candidate.score.map { "\($0)" } ?? "",
                    candidate.exclusion == .unspecified ? "" : candidate.exclusion.name,
                ]
            })
    }
}

/// A field of eval samples by which they are grouped.
package enum GroupField: Sendable, Hashable {
    /// The status, by its name.
    case status
    /// A text of the sample, by the name of its field.
    case text(String)
    /// A label, by its key.
    case metadata(String)

    /// The fields that hold a text, as they are named in samples.
    package static let texts = [
        "requested_provider", "selected_provider", "route_strategy", "fallback_provider", "prompt_template_version",
        "model_version", "error_code", "cluster",
    ]

    /// What may be named, for a shell to offer; the last wants its key.
    package static let words = ["status"] + texts + ["metadata."]

    /// Shorter names of some of them.
    private static let short = [
        "provider": "selected_provider", "strategy": "route_strategy", "prompt_version": "prompt_template_version",
    ]

    /// The field of a name: `status`, a text field, its short name, or `metadata.KEY`.
    ///
    /// - Throws: `Refusal` FILTER_INVALID naming the field and those that exist.
    package init(_ name: String) throws(Refusal) {
        let full = Self.short[name] ?? name
        if full == "status" {
            self = .status
        } else if Self.texts.contains(full) {
            self = .text(full)
        } else if full.utf8.starts(with: "metadata.".utf8), full.utf8.count > 9 {
            // A key may begin with a mark that joins the dot to one character.
            self = .metadata(String(decoding: full.utf8.dropFirst(9), as: UTF8.self))
        } else {
            throw Refusal(
                .filterInvalid,
                "cannot group by \(name); use status, metadata.KEY, \(Self.texts.joined(separator: ", ")), or the "
                    + "short names provider, strategy and prompt_version",
                ["field": name])
        }
    }

    /// The full name.
    package var name: String {
        switch self {
        case .status: "status"
        case .text(let field): field
        case .metadata(let key): "metadata.\(key)"
        }
    }
}

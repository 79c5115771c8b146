import RegentMessages
import RegentModel

/// A `config.yaml` of LiteLLM's proxy as documents of Regent: a model group is an environment, its deployments are
/// provider configs there, and the deployments of its fallbacks have weight 0.
///
/// Regent weighs the providers of an environment against each other, LiteLLM those of a group. In both a fallback
/// serves only when another provider does not.
package struct LiteLLMImport: Sendable {
    /// Environments and provider configs, as Apply takes them.
    package private(set) var documents: [ManifestDocument] = []
    /// Names of the environments.
    package private(set) var environments: [String] = []
    /// What has no counterpart, and what is imported otherwise.
    package private(set) var notes: [ImportNote] = []

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - environment: id of the environment of a group; of several groups, the beginning of their ids.
    ///   - group: the only one to import.
    /// - Throws: `ManifestError` naming file, line and field.
    package init(_ file: PlacedFile, environment: String, group: String?) throws(ManifestError) {
        var config = try LiteLLMConfig(file)
        let groups = config.groups
        if let group, !groups.contains(group) {
            throw ManifestError(
                .name, "\(file.path) has no model group \(group)", places: [file.path, "model_list"],
                hint: "it has " + groups.joined(separator: ", "))
        }
        var ids = ImportedIdentifiers()
        for one in group.map({ [$0] }) ?? groups {
            let wanted = group != nil || groups.count == 1 ? environment : "\(environment)-\(one)"
            guard let id = ids.unique(wanted) else {
                throw ManifestError(.name, "no id of an environment can be made of \(one)", places: [file.path])
            }
            try add(one, to: "environments/\(id)", &config)
        }
        notes = config.notes.all
    }

    private mutating func add(
        _ group: String, to environment: String, _ config: inout LiteLLMConfig
    ) throws(ManifestError) {
        let own = config.byGroup[group] ?? []
        let chain = config.chain(of: group)
        let others = chain.flatMap { config.byGroup[$0] ?? [] }
        // With the environment itself. A file whose groups all stand in for each other would be squared here.
        guard own.count + others.count < ManifestParts.documentsMax else {
            throw ManifestError(
                .tooLarge,
                "\(group) has \(own.count) deployments and \(others.count) of its fallbacks; an environment takes "
                    + "\(ManifestParts.documentsMax - 1)", places: [own.first?.place ?? ""],
                hint: "import fewer of them, or shorten its fallbacks")
        }
        let weights = try LiteLLMWeights(of: own, group)
        if let note = weights.note { config.note("weights of \(group)", at: own.first?.place ?? "", note) }
        for word in LiteLLMConfig.shareWords where word != weights.word {
            for share in own.compactMap({ $0.shares[word] }) {
                config.note("litellm_params.\(word)", at: share.place, "Regent limits no rates")
            }
        }
        if own.filter({ $0.order > weights.lowestOrder }).count > 1 {
            config.note(
                "order of the deployments of \(group)", at: own.first?.place ?? "",
                "those above the lowest order have weight 0 and are tried in an order that depends on the key")
        }
        environments.append(environment)
        documents.append(
            ManifestDocument(place: own.first?.place ?? "", members: [.init("name", .string(environment))]))
        var ids = ImportedIdentifiers()
        for (deployment, weight) in zip(own, weights.all) {
            try add(deployment, weight, environment, &ids, config)
        }
        for deployment in others { try add(deployment, 0, environment, &ids, config) }
        if others.count > 1 {
            config.note(
                "order of the fallbacks of \(group)", at: own.first?.place ?? "",
                "fallbacks of weight 0 are tried in an order that depends on the key")
        }
    }

    private mutating func add(
        _ deployment: LiteLLMConfig.Deployment, _ weight: UInt32, _ environment: String,
        _ ids: inout ImportedIdentifiers, _ config: LiteLLMConfig
    ) throws(ManifestError) {
        guard let id = ids.unique(deployment.id ?? deployment.model) else {
            throw ManifestError(
                .name, "no id of a provider can be made of \(deployment.model)", places: [deployment.place],
                hint: "set model_info.id to letters, digits and dashes")
        }
        var members: [JSONValue.Member] = [
            .init("name", .string("\(environment)/providers/\(id)")), .init("weight", .number(weight)),
            .init("model", .string(deployment.model)),
        ]
        if let timeout = deployment.timeoutMillis ?? config.timeoutMillis {
            members.append(.init("timeout_ms", .number(timeout)))
        }
        if let retries = deployment.retries ?? config.retries { members.append(.init("max_retries", .number(retries))) }
        members.append(.init("metadata", .object([.init("litellm_group", .string(deployment.group))])))
        documents.append(ManifestDocument(place: deployment.place, members: members))
    }
}

/// The weights of the deployments of a group, as LiteLLM's simple shuffle has them: by `weight`, else by `rpm`, else by
/// `tpm`, else all the same.
struct LiteLLMWeights {
    /// One each deployment.
    let all: [UInt32]
    /// The setting that they are made of; nil for none.
    let word: String?
    /// That of the deployments that serve before the others.
    let lowestOrder: Double
    /// What is otherwise than in the file; nil for nothing.
    let note: String?

    /// Computes them.
    ///
    /// - Throws: `ManifestError` for a share that is no number, and for one that no weight can stand for.
    init(of deployments: [LiteLLMConfig.Deployment], _ group: String) throws(ManifestError) {
        let word = LiteLLMConfig.shareWords.first { word in deployments.contains { $0.shares[word] != nil } }
        let lowest = deployments.map(\.order).min() ?? 0
        (self.word, lowestOrder) = (word, lowest)
        var shares: [Double] = []
        for deployment in deployments {
            // Where some have a share and others have none, these have none of the traffic.
            var share: Double = word == nil ? 1 : 0
            if let said = word.flatMap({ deployment.shares[$0] }) { share = try said.amount() }
            // Of a higher order: it serves only when those of the lowest do not, as what has no weight.
            shares.append(deployment.order > lowest ? 0 : share)
        }
        let scale: Double? = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].first { scale in
            // However small, a share is not nothing.
            shares.allSatisfy { abs(($0 * scale).rounded() - $0 * scale) < 1e-9 && ($0 == 0) == ($0 * scale < 0.5) }
        }
        guard let scale, let largest = shares.max(), largest * scale <= Double(UInt32.max) else {
            throw ManifestError(
                .field, "the weights of \(group) are no whole numbers below 2^32, nor tenths to millionths of them",
                places: [deployments.first?.place ?? ""], hint: "write whole numbers in the same proportion")
        }
        all = shares.map { UInt32(($0 * scale).rounded()) }
        note =
            switch word {
            case "rpm", "tpm": "the limit \(word ?? "") is taken as the weight; Regent limits no rates"
            case _ where scale > 1: "weights are whole numbers; those of the file are multiplied by \(Int(scale))"
            default: nil
            }
    }
}

package import RegentMessages
import RegentModel

/// What a store has of what a model names.
package struct ModelSurroundings: Sendable {
    /// Principals that exist, of those it names.
    package var principals: Set<String>
    /// States of regions that exist, of those it names, by their names.
    package var regions: [String: RegionState]
    /// Every other model; none where its aliases are those that are stored.
    package var others: [Model]

    /// What there is, by its parts.
    package init(principals: Set<String> = [], regions: [String: RegionState] = [:], others: [Model] = []) {
        self.principals = principals
        self.regions = regions
        self.others = others
    }
}

extension Model {
    /// Principals it names, with the field of each.
    package var namedPrincipals: [(field: String, name: String)] {
        var named: [(field: String, name: String)] = owner.isEmpty ? [] : [("model.owner", owner)]
        for region in namedRegions { named.append(("model.regional_owners", regionalOwners[region] ?? "")) }
        for delegate in delegates { named.append(("model.delegates", delegate)) }
        for person in onCall { named.append(("model.on_call", person)) }
        return named
    }

    /// Regions it names.
    package var namedRegions: [String] { regionalOwners.keys.sorted() }

    /// Whether its aliases must be compared with those of every other model.
    ///
    /// - Parameter before: the stored model; nil for a new one, whose id no alias may have either.
    package func needsOthers(before: Model?) -> Bool {
        guard let before else { return true }
        return !aliasKeys.subtracting(before.aliasKeys).isEmpty
    }

    /// Its aliases as they are compared.
    var aliasKeys: Set<String> { Set(aliases.map(\.asciiLowercased)) }
}

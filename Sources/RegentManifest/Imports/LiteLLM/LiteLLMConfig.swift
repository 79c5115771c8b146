import RegentMessages

/// What Regent takes of a `config.yaml` of LiteLLM's proxy, and notes on everything else in it.
///
/// - Source: LiteLLM's documentation, "Proxy Config.yaml" and "Router: configuration and defaults"
struct LiteLLMConfig {
    /// A deployment: a model at a provider, and its share of its group.
    struct Deployment {
        /// Model group, which clients call by this name.
        let group: String
        /// For example "azure/gpt-4o-eu".
        let model: String
        /// `model_info.id`, where it is an id of Regent too.
        let id: String?
        /// By the name of the setting: `weight`, `rpm` or `tpm`.
        let shares: [String: PlacedValue]
        /// Those of a higher order serve only when those of a lower one do not.
        let order: Double
        /// nil: that of the whole file.
        let timeoutMillis: UInt64?
        /// nil: that of the whole file.
        let retries: UInt64?
        /// File, field and line, for people.
        let place: String
    }

    /// Most that a provider config takes.
    private static let (timeoutMillisMax, retriesMax): (UInt64, UInt64) = (3_600_000, 16)
    /// Settings by which a deployment gets its share, the first that its group has.
    static let shareWords = ["weight", "rpm", "tpm"]

    private(set) var deployments: [Deployment] = []
    /// The same, by group.
    private(set) var byGroup: [String: [Deployment]] = [:]
    /// Groups that serve when another one does not, in order.
    private(set) var fallbacks: [String: [String]] = [:]
    /// Of every group.
    private(set) var defaultFallbacks: [String] = []
    private(set) var timeoutMillis: UInt64?
    private(set) var retries: UInt64?
    private(set) var notes = ImportNotes()
    /// Groups that fallbacks name, and where.
    private var named: [(group: String, place: String)] = []

    /// Reads the settings.
    ///
    /// - Throws: `ManifestError` naming file, line and field.
    init(_ file: PlacedFile) throws(ManifestError) {
        for (key, section) in try file.root.entries() {
            switch key {
            case "model_list": try readModels(section)
            case "router_settings", "litellm_settings": break
            case "general_settings", "environment_variables": try noteAll(of: section, in: key)
            default: note(key, section)
            }
        }
        // The router's own settings count before those of the library.
        try readRouter(file.root["router_settings"])
        try readLibrary(file.root["litellm_settings"])
        guard !deployments.isEmpty else {
            throw ManifestError(
                .field, "\(file.path) has no model_list with a model", places: [file.path, "model_list"])
        }
        byGroup = Dictionary(grouping: deployments, by: \.group)
        for (group, place) in named where byGroup[group] == nil {
            notes.add("fallback \(group)", place, "no deployment of a group of this name is imported")
        }
    }

    /// Groups in the order of the file.
    var groups: [String] {
        var seen: Set<String> = []
        return deployments.map(\.group).filter { seen.insert($0).inserted }
    }

    /// The groups that serve when this one does not, directly or through another one.
    func chain(of group: String) -> [String] {
        var (chain, seen): ([String], Set<String>) = ([group], [group])
        var place = 0
        while place < chain.count {
            let one = chain[place]
            let after = (fallbacks[one] ?? fallbacks["*"] ?? []) + (one == group ? defaultFallbacks : [])
            chain += after.filter { byGroup[$0] != nil && seen.insert($0).inserted }
            place += 1
        }
        return Array(chain.dropFirst())
    }

    /// Notes something that is not imported as it is.
    mutating func note(_ subject: String, at place: String, _ reason: String) { notes.add(subject, place, reason) }

    private mutating func note(_ subject: String, _ value: PlacedValue) {
        notes.add(subject, value.place, LiteLLMGap.reason(subject))
    }

    private mutating func noteAll(of section: PlacedValue, in name: String) throws(ManifestError) {
        for (key, value) in try section.entries() { note("\(name).\(key)", value) }
    }

    // Deployments.

    private mutating func readModels(_ list: PlacedValue) throws(ManifestError) {
        for entry in try list.elements() {
            for (key, value) in try entry.entries() {
                switch key {
                case "model_name", "litellm_params": break
                case "model_info": try noteInfo(value)
                case "rpm", "tpm": break
                default: note("model_list.\(key)", value)
                }
            }
            guard let name = entry["model_name"] else { throw entry.failure("model_name is missing") }
            guard let params = entry["litellm_params"] else { throw entry.failure("litellm_params is missing") }
            for (key, value) in try params.entries() where !Self.known.contains(key) {
                note("litellm_params.\(key)", value)
            }
            guard let model = params["model"] else { throw params.failure("model is missing") }
            let (group, text) = (try name.text(), try model.text())
            guard !group.contains("*"), !text.contains("*") else {
                note("wildcard \(group)", at: entry.place, "a provider config is of one model; write the models out")
                continue
            }
            guard !text.hasPrefix(Self.environmentPrefix) else {
                throw model.failure("is read from an environment variable, which is not known here; write the model")
            }
            deployments.append(try deployment(group, text, entry, params))
        }
    }

    private static let known = Set(shareWords + ["model", "order", "timeout", "max_retries", "num_retries"])

    private mutating func deployment(
        _ group: String, _ model: String, _ entry: PlacedValue, _ params: PlacedValue
    ) throws(ManifestError) -> Deployment {
        guard model.utf8.count <= 256 else { throw params.failure("model has more than 256 bytes") }
        var shares: [String: PlacedValue] = [:]
        for word in Self.shareWords {
            // In older files the limits stand beside the parameters.
            guard let share = params[word] ?? (word == "weight" ? nil : entry[word]) else { continue }
            if isLiteral(share, "litellm_params.\(word)") { shares[word] = share }
        }
        if params["max_retries"] != nil, let other = params["num_retries"] {
            notes.add("litellm_params.num_retries", other.place, "max_retries of the same deployment counts")
        }
        return Deployment(
            group: group, model: model, id: identifier(entry["model_info"]?["id"]), shares: shares,
            order: try params["order"]?.amount() ?? 0,
            timeoutMillis: try millis(params["timeout"], "litellm_params.timeout"),
            retries: try count(params["max_retries"] ?? params["num_retries"], "litellm_params.max_retries"),
            place: "\(entry.field) (\(entry.place))")
    }

    /// The id of a deployment where it is one of Regent's too.
    private mutating func identifier(_ said: PlacedValue?) -> String? {
        guard let said else { return nil }
        if let id = said.value.string, ImportedIdentifiers.nearest(to: id) == id { return id }
        notes.add("model_info.id", said.place, "it is no id of Regent; the id is made of the model")
        return nil
    }

    private mutating func noteInfo(_ info: PlacedValue) throws(ManifestError) {
        for (key, value) in try info.entries() where key != "id" { note("model_info.\(key)", value) }
    }

    // Settings of the whole file.

    private mutating func readRouter(_ settings: PlacedValue?) throws(ManifestError) {
        guard let settings else { return }
        for (key, value) in try settings.entries() {
            let subject = "router_settings.\(key)"
            switch key {
            case "fallbacks": try readFallbacks(value, subject)
            case "default_fallbacks": defaultFallbacks += try names(value, subject)
            case "timeout": timeoutMillis = try millis(value, subject)
            case "num_retries", "max_retries": if retries == nil { retries = try count(value, subject) }
            case "routing_strategy" where value.value.string == "simple-shuffle": break
            default: note(subject, value)
            }
        }
    }

    private mutating func readLibrary(_ settings: PlacedValue?) throws(ManifestError) {
        guard let settings else { return }
        for (key, value) in try settings.entries() {
            let subject = "litellm_settings.\(key)"
            switch key {
            case "fallbacks": try readFallbacks(value, subject)
            case "default_fallbacks": defaultFallbacks += try names(value, subject)
            case "request_timeout": if timeoutMillis == nil { timeoutMillis = try millis(value, subject) }
            case "num_retries": if retries == nil { retries = try count(value, subject) }
            default: note(subject, value)
            }
        }
    }

    /// A list of mappings from a group to those that serve in its place. What is known of a group stays.
    private mutating func readFallbacks(_ list: PlacedValue, _ subject: String) throws(ManifestError) {
        var found: [String: [String]] = [:]
        for mapping in try list.elements() {
            for (group, others) in try mapping.entries() {
                found[group, default: []] += try names(others, subject)
                if group != "*" { named.append((group, others.place)) }
                guard fallbacks[group] != nil else { continue }
                notes.add("\(subject) of \(group)", others.place, "those of router_settings count")
            }
        }
        fallbacks.merge(found) { known, _ in known }
    }

    private mutating func names(_ list: PlacedValue, _ subject: String) throws(ManifestError) -> [String] {
        var names: [String] = []
        for element in try list.elements() {
            let name = element["model"] ?? element
            names.append(try name.text())
            named.append((names.last ?? "", element.place))
            guard element["model"] != nil else { continue }
            // A group with parameters of its own.
            for (key, value) in try element.entries() where key != "model" {
                notes.add("\(subject).\(key)", value.place, "a fallback has the parameters of its deployments")
            }
        }
        return names
    }

    // Values.

    private static let environmentPrefix = "os.environ/"

    private mutating func isLiteral(_ value: PlacedValue, _ subject: String) -> Bool {
        guard value.value.string?.hasPrefix(Self.environmentPrefix) == true else { return true }
        notes.add(subject, value.place, "read from an environment variable, which is not known here; set it by hand")
        return false
    }

    /// Seconds in milliseconds, rounded; nil where it is not given or not known.
    private mutating func millis(_ value: PlacedValue?, _ subject: String) throws(ManifestError) -> UInt64? {
        guard let value, isLiteral(value, subject) else { return nil }
        let millis = (try value.amount() * 1_000).rounded()
        guard millis >= 1 else { throw value.failure("is below a millisecond; write the seconds to wait") }
        guard millis <= Double(Self.timeoutMillisMax) else {
            notes.add(subject, value.place, "a provider config waits 3600 seconds at most; imported as 3600 seconds")
            return Self.timeoutMillisMax
        }
        return UInt64(millis)
    }

    private mutating func count(_ value: PlacedValue?, _ subject: String) throws(ManifestError) -> UInt64? {
        guard let value, isLiteral(value, subject) else { return nil }
        guard let count = value.value.uint64 else {
            throw value.failure("is not a whole number from 0 on; write how often a request is repeated")
        }
        guard count <= Self.retriesMax else {
            notes.add(subject, value.place, "a provider config repeats 16 times at most; imported as 16")
            return Self.retriesMax
        }
        return count
    }
}

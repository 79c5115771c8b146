import RegentMessages

/// Makes well-formed requests by the descriptors of their fields, with the values that break things.
struct RequestMaker {
    /// What requests may name.
    var pool = RequestPool()
    /// The run of the last request: the next one is often about it too.
    private(set) var run = "evalRuns/xray-running"
    /// The scope of the caller of the request under way, "" for the whole store: what lies in it is named more often.
    private var scope = ""
    /// Name of what the request under way is about.
    private var subject = ""
    /// Word of the scope that the run to create is to be in.
    private var runWord = "omega"
    /// Whether the message under way belongs to a run to create.
    private var isCreatingRun = false
    private var madeCount = 0
    private let schema = Schema.regent

    /// The caller of the next requests may only see one scope; "" for one who may see more.
    mutating func begin(scope: String) { (self.scope, subject) = (scope, "") }

    /// A request of a type as JSON.
    mutating func request(_ type: String, _ script: inout FuzzInput) -> JSONValue { message(type, &script) }

    private mutating func message(_ name: String, _ script: inout FuzzInput) -> JSONValue {
        switch name {
        case Timestamp.fullName: return script.time()
        case Mutation.fullName: return mutation(&script)
        case GateRule.fullName: return script.gateRule(against: baselines)
        case MetricDeclaration.fullName: return script.metric()
        default: break
        }
        if name == CreateRunRequest.fullName { isCreatingRun = true }
        defer { if name == CreateRunRequest.fullName { isCreatingRun = false } }
        var members: [JSONValue.Member] = []
        var taken = Set<String>()
        for field in schema.messages[name]?.fields ?? [] where script.byte() & 15 < Self.chance(field, in: name) {
            let oneof = Self.isSelector(field, in: name) ? "selector" : field.oneof
            guard oneof.isEmpty || taken.insert(oneof).inserted else { continue }
            members.append(.init(field.name, value(field, in: name, &script)))
        }
        return .object(members)
    }

    /// What the gates of a run may compare with: in the scope of the run, because who reads its gates reads the names
    /// in them.
    private var baselines: [String] {
        let others = ["evalRuns/none", "latest", "models/none@canary"]
        guard isCreatingRun else { return others }
        let states = ["judged", "sealed", "invalid", "running", "extreme-lower", "extreme-point", "dropped"]
        return states.map { "evalRuns/\(runWord)-\($0)" } + others
            + ["models/\(runWord)/versions/1.0.0", "models/\(runWord)@stable"]
    }

    /// Sixteenths of requests that have a field.
    private static func chance(_ field: Schema.Field, in message: String) -> UInt8 {
        if isSelector(field, in: message) { return 8 }
        if field.isRequired { return 15 }
        switch field.name {
        case "mutation", "name", "run", "baseline", "candidate", "principal", "grant", "action", "key", "keys":
            return 15
        case "environment": return message == ProviderConfig.fullName ? 1 : 15
        case "page_token", "filter", "from_time", "to_time", "type", "kind": return field.name == "type" ? 15 : 8
        case "provider", "revision", "etag", "create_time", "update_time", "grants", "granted_by", "grant_time",
            "expire_time", "issued_by", "revoke_time", "revoked_by", "secret_sha256", "expected_samples", "disabled":
            return 2
        case "requested_provider", "excluded_providers", "permission", "metadata", "state", "kinds", "job", "region",
            "flips_max", "from_revision":
            return 5
        default: return 12
        }
    }

    /// ListOutcomes takes exactly one of three.
    private static func isSelector(_ field: Schema.Field, in message: String) -> Bool {
        message == ListOutcomesRequest.fullName
            && ["request_id", "selected_provider", "route_strategy"].contains(field.name)
    }

    private mutating func value(
        _ field: Schema.Field, in message: String, _ script: inout FuzzInput
    ) -> JSONValue {
        guard field.isRepeated else { return scalar(field, in: message, &script) }
        let count = script.listCount()
        if case .message(let name) = field.type, let entry = schema.messages[name], entry.isMapEntry {
            return .object(
                (0..<count).map { .init("k\($0)", scalar(entry.fields[1], in: name, &script)) })
        }
        // A huge list is of one value: more would use up the script.
        guard count < 8 else { return .array(.init(repeating: scalar(field, in: message, &script), count: count)) }
        return .array((0..<count).map { _ in scalar(field, in: message, &script) })
    }

    private mutating func scalar(
        _ field: Schema.Field, in message: String, _ script: inout FuzzInput
    ) -> JSONValue {
        switch field.type {
        case .message(let name): return self.message(name, &script)
        case .enum(let name): return script.enumValue(schema.enums[name])
        case .string: return .string(text(field, in: message, &script))
        case .bytes: return .string(script.bool() ? "" : String(repeating: "0", count: 64))
        // No version is registered here, and a run that is refused is of no use.
        case .bool: return .bool(script.bool() || field.name == "unregistered")
        case .double, .float: return .number(script.edgeDouble())
        case .uint32, .fixed32: return .number(script.edgeNumber(most: UInt64(UInt32.max)))
        case .uint64, .fixed64:
            let isRevision = script.byte() & 3 == 0
            // In digits: beyond 2^53 a number would be made a text, which a digest is not read from.
            return .number("\(isRevision ? script.pick(pool.revisions) : script.edgeNumber(most: .max))")
        default: return .number(Int64(script.edgeNumber(most: UInt64(Int32.max))))
        }
    }

    private mutating func mutation(_ script: inout FuzzInput) -> JSONValue {
        madeCount += 1
        let key: String
        switch script.byte() & 15 {
        case 0: key = script.oddText()
        case 1: key = pool.pick(.key, &script)
        default:
            key = "key-of-the-script-\(madeCount)"
            pool.add(.key, key)
        }
        let etag: String
        switch script.byte() & 7 {
        case 0...4: etag = pool.etags[subject] ?? ""
        case 5: etag = pool.pick(.etag, &script)
        default: etag = ""
        }
        return .object([
            .init("idempotency_key", .string(key)), .init("etag", .string(etag)),
            .init("validate_only", .bool(script.byte() & 15 == 1)),
            .init("reason", .string(script.byte() & 7 == 1 ? script.oddText() : "because")),
        ])
    }

    // MARK: Texts

    private mutating func text(_ field: Schema.Field, in message: String, _ script: inout FuzzInput) -> String {
        if script.byte() & 31 == 31 { return script.oddText() }
        switch field.name {
        case "name": return name(field, in: message, &script)
        case "principal": return about(pool.pick(.principal, &script))
        case "model_version": return runWord == "omega" ? "" : "models/\(runWord)/versions/1.0.0"
        case _ where !field.resource.isEmpty: return document(field.resource, &script)
        case "resource": return anyName(&script)
        case "name_prefix": return script.bool() ? prefix(&script) : anyName(&script)
        case "scope": return script.pick(["", "*", "environments/alpha", "models/xray", "environments/bravo"])
        case "environment": return String(environment(&script).dropFirst("environments/".count))
        case "model" where message != ProviderConfig.fullName: return script.pick(["", "xray", "yankee", "none"])
        case "upload": return pool.pick(.upload, &script)
        case "reporter": return pool.pick(.reporter, &script)
        case "request_id": return pool.pick(.requestID, &script)
        case "provider", "selected_provider", "requested_provider", "excluded_providers", "fallback_provider":
            return pool.pick(.provider, &script)
        case "page_token": return pool.pick(.pageToken, &script)
        case "filter": return script.pick(Self.filters)
        case "action": return script.pick(Self.actions)
        case "permission": return script.pick(["", "eval.read", "history.read", "event.subscribe", "ai.write", "none"])
        case "plan": return script.pick(["", "nightly", "weekly"])
        case "time_zone": return script.pick(["UTC", "Europe/Berlin", "../UTC"])
        case "kinds": return script.pick(Documents.all.map { $0.kind } + ["none"])
        case "keys", "key":
            return script.pick(["k", "", "user-1", "user-2", "é", String(repeating: "k", count: 1_024)])
        case "certificate_uris": return script.pick(["spiffe://a/b", "spiffe://c/d", ""])
        default: return script.pick(["", "text", "é", "a b"])
        }
    }

    private static let filters = [
        "", "schema_valid=true", "status = SCORED", "latency_ms >= 12.5", "scores.s != null", "sample_id=u-0-0",
        "scores.s > 1e308", "latency_ms < 0", "nonsense",
    ]

    private static let actions =
        MethodDescriptor.all.map(\.method) + ["eval.seal", "history.read", "access.harden", "nonsense"]

    private mutating func name(
        _ field: Schema.Field, in message: String, _ script: inout FuzzInput
    ) -> String {
        switch message {
        case CreateRunRequest.fullName:
            runWord = script.pick(["omega", "xray", "yankee"])
            run = "evalRuns/\(runWord)-new-\(script.byte() & 7)"
            pool.add(.run, run)
            pool.add(.openRun, run)
            return about(run)
        case Environment.fullName:
            return about(script.pick(["environments/delta", "environments/echo", environment(&script)]))
        case Principal.fullName:
            let made = "principals/\(script.pick(["delta", "uid-1003", "uid-7", "person"]))"
            return about(script.bool() ? made : pool.pick(.principal, &script))
        default: return about(field.resource.isEmpty ? anyName(&script) : document(field.resource, &script))
        }
    }

    /// The name of a document of a kind: one that there is, or one that may come to be.
    private mutating func document(_ kind: String, _ script: inout FuzzInput) -> String {
        switch kind {
        case EvalRun.kind: return pickedRun(&script)
        case Environment.kind: return environment(&script)
        case ProviderConfig.kind: return "\(environment(&script))/providers/\(pool.pick(.provider, &script))"
        case Principal.kind: return pool.pick(.principal, &script)
        case Token.kind: return pool.pick(.token, &script)
        default:
            let known = pool.pick(.document(kind), &script)
            guard known.isEmpty || script.byte() & 3 == 3 else { return known }
            return (Documents.byKind[kind]?.pattern ?? "").split(separator: "/").map { segment in
                switch segment {
                case "{environment}": String(environment(&script).dropFirst("environments/".count))
                case "{model}": script.pick(["xray", "yankee", "none"])
                case "{version}": script.pick(["1.0.0", "1.1.0", "2.0.0-rc.1", "first"])
                case _ where segment.hasPrefix("{"): script.pick(["first", "second", "third"])
                default: String(segment)
                }
            }.joined(separator: "/")
        }
    }

    /// A fresh sample id as a rule: a repeated one keeps a run from being sealed.
    mutating func sampleID(_ script: inout FuzzInput) -> String {
        madeCount += 1
        return script.byte() & 15 == 15 ? pool.pick(.sampleID, &script) : "made-\(madeCount)"
    }

    /// What the request is about, whose etag it may say.
    mutating func about(_ name: String) -> String {
        subject = name
        if name.hasPrefix("evalRuns/") { run = name }
        return name
    }

    /// A run: often that of the last request, or one in the caller's scope.
    mutating func pickedRun(_ script: inout FuzzInput) -> String {
        let choice = script.byte()
        if choice & 1 == 1 { run = pool.pick(.run, &script) }
        if choice & 6 != 6, scope.hasPrefix("models/") {
            let state = script.pick(["running", "judged", "invalid", "sealed", "compared"])
            run = "evalRuns/\(scope.dropFirst("models/".count))-\(state)"
        }
        return about(run)
    }

    /// An environment: often the caller's own.
    func environment(_ script: inout FuzzInput) -> String {
        script.byte() & 3 != 3 && scope.hasPrefix("environments/") ? scope : pool.pick(.environment, &script)
    }

    private mutating func anyName(_ script: inout FuzzInput) -> String {
        if script.byte() % 6 == 5 {
            return script.pick(["models/xray", "models/yankee/versions/1.0.0", "*", "", "none"])
        }
        return document(script.pick(Documents.all.map { $0.kind }), &script)
    }

    private func prefix(_ script: inout FuzzInput) -> String {
        script.pick([
            "", "environments/alpha", "environments/", "models/xray", "evalRuns/", "principals/", "environments/alpha/",
        ])
    }
}

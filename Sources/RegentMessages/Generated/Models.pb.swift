// Generated from regent/v1/models.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What harm a wrong answer of a model can do.
public enum RiskTier: OpenEnum {
    /// MEDIUM.
    case unspecified
    /// Little.
    case low
    /// Some; every model that says nothing else.
    case medium
    /// Much.
    case high
    /// To people's lives or rights.
    case critical
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .low
        case 2: self = .medium
        case 3: self = .high
        case 4: self = .critical
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        case .critical: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .low: "LOW"
        case .medium: "MEDIUM"
        case .high: "HIGH"
        case .critical: "CRITICAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .low, .medium, .high, .critical]
}

/// State of a model.
public enum ModelState: OpenEnum {
    /// Not used.
    case unspecified
    /// In use.
    case active
    /// Out of use; its name and its aliases stay taken.
    case archived
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .active
        case 2: self = .archived
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .active: 1
        case .archived: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .active: "ACTIVE"
        case .archived: "ARCHIVED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .active, .archived]
}

/// A field that a model takes or gives.
public struct ContractField: Message {
    public static var fullName: String { "regent.v1.ContractField" }

    /// Name, once among the inputs and once among the outputs.
    public var name: String = ""
    /// Type, for example "string" or "array<number>"; types are compared by their bytes.
    public var type: String = ""
    /// Of an input: a caller must give it. Of an output: it is always there.
    public var required: Bool = false

    public init() {}

    public init(name: String = "", type: String = "", required: Bool = false) {
        self.name = name
        self.type = type
        self.required = required
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 256)
        checker.text("type", type, required: true, bytesMax: 256)
    }
}

/// What a model takes and gives; a version that breaks it is a MAJOR one.
public struct ModelContract: Message {
    public static var fullName: String { "regent.v1.ModelContract" }

    /// What it takes.
    public var inputs: [ContractField] = []
    /// What it gives.
    public var outputs: [ContractField] = []

    public init() {}

    public init(inputs: [ContractField] = [], outputs: [ContractField] = []) {
        self.inputs = inputs
        self.outputs = outputs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.items("inputs", inputs.count, max: 1000)
        checker.messages("inputs", inputs)
        checker.items("outputs", outputs.count, max: 1000)
        checker.messages("outputs", outputs)
    }
}

/// The version of a model that was confirmed to run in a region.
public struct ModelRegion: Message {
    public static var fullName: String { "regent.v1.ModelRegion" }

    /// regions/{region}.
    public var region: String = ""
    /// The version.
    public var version: String = ""
    /// When it was confirmed.
    public var deployTime: Timestamp? = nil
    /// What was said with the confirmation.
    public var deploymentNotes: String = ""

    public init() {}

    public init(
        region: String = "",
        version: String = "",
        deployTime: Timestamp? = nil,
        deploymentNotes: String = ""
    ) {
        self.region = region
        self.version = version
        self.deployTime = deployTime
        self.deploymentNotes = deploymentNotes
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("region", region, bytesMax: 256, resource: Region.pattern)
        checker.text("version", version, bytesMax: 512, resource: "models/{model}/versions/{version}")
        checker.text("deployment_notes", deploymentNotes, bytesMax: 1024, multiline: true)
    }
}

/// Something that is versioned, evaluated and deployed under one name.
public struct Model: Document {
    public static var fullName: String { "regent.v1.Model" }
    public static var kind: String { "models" }
    public static var pattern: String { "models/{model}" }
    public static var getMethod: String { "/regent.v1.ModelService/GetModel" }
    public static var listMethod: String { "/regent.v1.ModelService/ListModels" }
    public static var placement: Placement { .name }
    public static var scopeTemplates: [String] { ["{name}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.name, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "regions"] }
    public static var indexes: [[String]] { [["state", "risk_tier"], ["owner"], ["risk_tier"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .text(riskTier.name)], [.text(owner)], [.text(riskTier.name)]] }

    /// models/{model}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: ModelState = .unspecified
    /// For people.
    public var displayName: String = ""
    /// For people.
    public var description: String = ""
    /// Who answers for it in every region without an owner of its own; empty = whoever creates it.
    public var owner: String = ""
    /// Who answers for it in a region: principals by names of regions, for example regions/eu.
    public var regionalOwners: TextMap = [:]
    /// Who stands in for the owner.
    public var delegates: [String] = []
    /// Other names of it, as vendors write them, for example "openai/gpt-4o"; unique over all models, ignoring the case of
    /// A to Z, and not another model's id or name.
    public var aliases: [String] = []
    /// What harm it can do; unspecified = MEDIUM.
    public var riskTier: RiskTier = .unspecified
    /// What it takes and gives.
    public var contract: ModelContract? = nil
    /// Free words.
    public var tags: [String] = []
    /// Who gets its alerts.
    public var onCall: [String] = []
    /// Which version was confirmed to run in which region, by region; output only.
    public var regions: [ModelRegion] = []

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: ModelState = .unspecified,
        displayName: String = "",
        description: String = "",
        owner: String = "",
        regionalOwners: TextMap = [:],
        delegates: [String] = [],
        aliases: [String] = [],
        riskTier: RiskTier = .unspecified,
        contract: ModelContract? = nil,
        tags: [String] = [],
        onCall: [String] = [],
        regions: [ModelRegion] = []
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.displayName = displayName
        self.description = description
        self.owner = owner
        self.regionalOwners = regionalOwners
        self.delegates = delegates
        self.aliases = aliases
        self.riskTier = riskTier
        self.contract = contract
        self.tags = tags
        self.onCall = onCall
        self.regions = regions
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Model.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("display_name", displayName, bytesMax: 256)
        checker.text("description", description, bytesMax: 4096, multiline: true)
        checker.text("owner", owner, bytesMax: 256, resource: Principal.pattern)
        checker.items("regional_owners", regionalOwners.count, max: 256)
        checker.labels("regional_owners", regionalOwners)
        checker.items("delegates", delegates.count, max: 64)
        checker.texts("delegates", delegates, resource: Principal.pattern)
        checker.items("aliases", aliases.count, max: 64)
        checker.texts("aliases", aliases, bytesMax: 256)
        checker.known("risk_tier", riskTier)
        checker.message("contract", contract)
        checker.items("tags", tags.count, max: 64)
        checker.texts("tags", tags, bytesMax: 128)
        checker.items("on_call", onCall.count, max: 64)
        checker.texts("on_call", onCall, resource: Principal.pattern)
        checker.items("regions", regions.count, max: 1000)
        checker.messages("regions", regions)
    }
}

/// Makes a model.
public struct CreateModelRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateModelRequest" }

    /// The whole model; what is output only is ignored.
    public var model: Model? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(model: Model? = nil, mutation: Mutation? = nil) {
        self.model = model
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("model", model, required: true)
        checker.message("mutation", mutation)
    }
}

/// The new model.
public struct CreateModelResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateModelResponse" }

    /// As stored.
    public var model: Model? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(model: Model? = nil, receipt: Receipt? = nil) {
        self.model = model
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("model", model)
    }
}

/// Changes a model.
public struct UpdateModelRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.UpdateModelRequest" }

    /// The whole model; what is output only is ignored.
    public var model: Model? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(model: Model? = nil, mutation: Mutation? = nil) {
        self.model = model
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("model", model, required: true)
        checker.message("mutation", mutation)
    }
}

/// The model after the change.
public struct UpdateModelResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.UpdateModelResponse" }

    /// As stored.
    public var model: Model? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(model: Model? = nil, receipt: Receipt? = nil) {
        self.model = model
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("model", model)
    }
}

/// Archives a model.
public struct ArchiveModelRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveModelRequest" }

    /// models/{model}.
    public var name: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Model.pattern)
        checker.message("mutation", mutation)
    }
}

/// The archived model.
public struct ArchiveModelResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveModelResponse" }

    /// As stored.
    public var model: Model? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(model: Model? = nil, receipt: Receipt? = nil) {
        self.model = model
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("model", model)
    }
}

/// Restores an archived model.
public struct RestoreModelRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreModelRequest" }

    /// models/{model}.
    public var name: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Model.pattern)
        checker.message("mutation", mutation)
    }
}

/// The model in use again.
public struct RestoreModelResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreModelResponse" }

    /// As stored.
    public var model: Model? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(model: Model? = nil, receipt: Receipt? = nil) {
        self.model = model
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("model", model)
    }
}

/// Asks for a model.
public struct GetModelRequest: Message {
    public static var fullName: String { "regent.v1.GetModelRequest" }

    /// models/{model}.
    public var name: String = ""
    /// As it was after this revision of the ledger; 0 = as it is now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(name: String = "", asOf: UInt64 = 0) {
        self.name = name
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Model.pattern)
    }
}

/// One model.
public struct GetModelResponse: Message {
    public static var fullName: String { "regent.v1.GetModelResponse" }

    /// As stored.
    public var model: Model? = nil

    public init() {}

    public init(model: Model? = nil) {
        self.model = model
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("model", model)
    }
}

/// Asks for models.
public struct ListModelsRequest: Message {
    public static var fullName: String { "regent.v1.ListModelsRequest" }

    /// Models a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Archived ones too.
    public var showArchived: Bool = false
    /// Only those that it is true of, for example `risk_tier = HIGH AND owner = principals/ada`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        showArchived: Bool = false,
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.showArchived = showArchived
        self.filter = filter
        self.orderBy = orderBy
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of models.
public struct ListModelsResponse: Message {
    public static var fullName: String { "regent.v1.ListModelsResponse" }

    /// In the order that was asked for.
    public var models: [Model] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(models: [Model] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.models = models
        self.nextPageToken = nextPageToken
        self.shortened = shortened
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("models", models)
    }
}

extension ContractField: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__contract_field__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ContractField>) {
        unsafe regent__v1__contract_field__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ContractField>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe type = Read.text(c.pointee.type)
        unsafe required = c.pointee.required != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ContractField>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.type = arena.text(type)
        unsafe c.pointee.required = required ? 1 : 0
    }
}

extension ModelContract: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__model_contract__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ModelContract>) {
        unsafe regent__v1__model_contract__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ModelContract>) {
        self.init()
        unsafe inputs = Read.messages(c.pointee.inputs, c.pointee.n_inputs)
        unsafe outputs = Read.messages(c.pointee.outputs, c.pointee.n_outputs)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ModelContract>, _ arena: Arena) {
        unsafe (c.pointee.n_inputs, c.pointee.inputs) = arena.messages(inputs)
        unsafe (c.pointee.n_outputs, c.pointee.outputs) = arena.messages(outputs)
    }
}

extension ModelRegion: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__model_region__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ModelRegion>) {
        unsafe regent__v1__model_region__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ModelRegion>) {
        self.init()
        unsafe region = Read.text(c.pointee.region)
        unsafe version = Read.text(c.pointee.version)
        unsafe deployTime = Read.message(c.pointee.deploy_time)
        unsafe deploymentNotes = Read.text(c.pointee.deployment_notes)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ModelRegion>, _ arena: Arena) {
        unsafe c.pointee.region = arena.text(region)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.deploy_time = arena.message(deployTime)
        unsafe c.pointee.deployment_notes = arena.text(deploymentNotes)
    }
}

extension Model: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__model__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Model>) {
        unsafe regent__v1__model__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Model>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = ModelState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe displayName = Read.text(c.pointee.display_name)
        unsafe description = Read.text(c.pointee.description)
        unsafe owner = Read.text(c.pointee.owner)
        unsafe regionalOwners = Read.map(c.pointee.regional_owners, c.pointee.n_regional_owners) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe delegates = Read.texts(c.pointee.delegates, c.pointee.n_delegates)
        unsafe aliases = Read.texts(c.pointee.aliases, c.pointee.n_aliases)
        unsafe riskTier = RiskTier(rawValue: Int32(bitPattern: c.pointee.risk_tier.rawValue))
        unsafe contract = Read.message(c.pointee.contract)
        unsafe tags = Read.texts(c.pointee.tags, c.pointee.n_tags)
        unsafe onCall = Read.texts(c.pointee.on_call, c.pointee.n_on_call)
        unsafe regions = Read.messages(c.pointee.regions, c.pointee.n_regions)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Model>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.display_name = arena.text(displayName)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.owner = arena.text(owner)
        unsafe (c.pointee.n_regional_owners, c.pointee.regional_owners) = arena.map(regionalOwners) {
            unsafe regent__v1__model__regional_owners_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe (c.pointee.n_delegates, c.pointee.delegates) = arena.texts(delegates)
        unsafe (c.pointee.n_aliases, c.pointee.aliases) = arena.texts(aliases)
        unsafe c.pointee.risk_tier = .init(rawValue: UInt32(bitPattern: riskTier.rawValue))
        unsafe c.pointee.contract = arena.message(contract)
        unsafe (c.pointee.n_tags, c.pointee.tags) = arena.texts(tags)
        unsafe (c.pointee.n_on_call, c.pointee.on_call) = arena.texts(onCall)
        unsafe (c.pointee.n_regions, c.pointee.regions) = arena.messages(regions)
    }
}

extension CreateModelRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_model_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateModelRequest>) {
        unsafe regent__v1__create_model_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateModelRequest>) {
        self.init()
        unsafe model = Read.message(c.pointee.model)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateModelRequest>, _ arena: Arena) {
        unsafe c.pointee.model = arena.message(model)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateModelResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_model_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateModelResponse>) {
        unsafe regent__v1__create_model_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateModelResponse>) {
        self.init()
        unsafe model = Read.message(c.pointee.model)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateModelResponse>, _ arena: Arena) {
        unsafe c.pointee.model = arena.message(model)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UpdateModelRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_model_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateModelRequest>) {
        unsafe regent__v1__update_model_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateModelRequest>) {
        self.init()
        unsafe model = Read.message(c.pointee.model)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateModelRequest>, _ arena: Arena) {
        unsafe c.pointee.model = arena.message(model)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension UpdateModelResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_model_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateModelResponse>) {
        unsafe regent__v1__update_model_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateModelResponse>) {
        self.init()
        unsafe model = Read.message(c.pointee.model)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateModelResponse>, _ arena: Arena) {
        unsafe c.pointee.model = arena.message(model)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ArchiveModelRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_model_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveModelRequest>) {
        unsafe regent__v1__archive_model_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveModelRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveModelRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveModelResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_model_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveModelResponse>) {
        unsafe regent__v1__archive_model_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveModelResponse>) {
        self.init()
        unsafe model = Read.message(c.pointee.model)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveModelResponse>, _ arena: Arena) {
        unsafe c.pointee.model = arena.message(model)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreModelRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_model_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreModelRequest>) {
        unsafe regent__v1__restore_model_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreModelRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreModelRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreModelResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_model_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreModelResponse>) {
        unsafe regent__v1__restore_model_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreModelResponse>) {
        self.init()
        unsafe model = Read.message(c.pointee.model)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreModelResponse>, _ arena: Arena) {
        unsafe c.pointee.model = arena.message(model)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetModelRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_model_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetModelRequest>) {
        unsafe regent__v1__get_model_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetModelRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetModelRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetModelResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_model_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetModelResponse>) {
        unsafe regent__v1__get_model_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetModelResponse>) {
        self.init()
        unsafe model = Read.message(c.pointee.model)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetModelResponse>, _ arena: Arena) {
        unsafe c.pointee.model = arena.message(model)
    }
}

extension ListModelsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_models_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListModelsRequest>) {
        unsafe regent__v1__list_models_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListModelsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListModelsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListModelsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_models_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListModelsResponse>) {
        unsafe regent__v1__list_models_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListModelsResponse>) {
        self.init()
        unsafe models = Read.messages(c.pointee.models, c.pointee.n_models)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListModelsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_models, c.pointee.models) = arena.messages(models)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/models.proto declares, in its order.
    static let models: [any Message.Type] = [
        ContractField.self,
        ModelContract.self,
        ModelRegion.self,
        Model.self,
        CreateModelRequest.self,
        CreateModelResponse.self,
        UpdateModelRequest.self,
        UpdateModelResponse.self,
        ArchiveModelRequest.self,
        ArchiveModelResponse.self,
        RestoreModelRequest.self,
        RestoreModelResponse.self,
        GetModelRequest.self,
        GetModelResponse.self,
        ListModelsRequest.self,
        ListModelsResponse.self,
    ]
}

extension ModelState: DocumentState {}

extension CreateModelRequest: VerbRequest, DocumentRequest {
    public typealias Answer = CreateModelResponse
    public init(document: Model, mutation: Mutation?) {
        self.init(model: document, mutation: mutation)
    }
}

extension CreateModelResponse: DocumentResponse {
    public init(subject: Model) { self.init(model: subject) }
    public var subject: Model? { model }
}

extension UpdateModelRequest: VerbRequest, DocumentRequest {
    public typealias Answer = UpdateModelResponse
    public init(document: Model, mutation: Mutation?) {
        self.init(model: document, mutation: mutation)
    }
}

extension UpdateModelResponse: DocumentResponse {
    public init(subject: Model) { self.init(model: subject) }
    public var subject: Model? { model }
}

extension ArchiveModelRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveModelResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveModelResponse: DocumentResponse {
    public init(subject: Model) { self.init(model: subject) }
    public var subject: Model? { model }
}

extension RestoreModelRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreModelResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreModelResponse: DocumentResponse {
    public init(subject: Model) { self.init(model: subject) }
    public var subject: Model? { model }
}

extension GetModelRequest: NamedRequest {}

extension GetModelResponse: DocumentResponse {
    public init(subject: Model) { self.init(model: subject) }
    public var subject: Model? { model }
}

extension ListModelsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(showsArchived: showArchived, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        showArchived = query.showsArchived
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListModelsResponse: ListResponse {
    public init(items: [Model], nextPageToken: String) {
        self.init(models: items, nextPageToken: nextPageToken)
    }
    public var items: [Model] { models }
}

/// Models: what is versioned, evaluated and deployed, and who answers for it.
public enum ModelServiceMethods {
    /// Makes a model.
    public static let createModel = Method<CreateModelRequest, CreateModelResponse>(
        MethodDescriptor(
            name: "/regent.v1.ModelService/CreateModel", service: "regent.v1.ModelService",
            method: "CreateModel", requireAny: ["model.create", "ai.write", "reporting.write"], scope: ["{model.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateModelRequest",
            responseType: "regent.v1.CreateModelResponse",
            comment: "Makes a model.")
    ) { request in
        [ScopeName.all(ScopeName("", request.model?.name ?? "", ""))]
    }

    /// Changes a model: it is replaced whole, by its owner. A lower risk tier needs a proposal.
    public static let updateModel = Method<UpdateModelRequest, UpdateModelResponse>(
        MethodDescriptor(
            name: "/regent.v1.ModelService/UpdateModel", service: "regent.v1.ModelService",
            method: "UpdateModel", requireAny: ["model.update", "ai.write", "reporting.write"], scope: ["{model.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.UpdateModelRequest",
            responseType: "regent.v1.UpdateModelResponse",
            comment: "Changes a model: it is replaced whole, by its owner. A lower risk tier needs a proposal.")
    ) { request in
        [ScopeName.all(ScopeName("", request.model?.name ?? "", ""))]
    }

    /// Archives a model: its name and its aliases cannot be used again. Refused while a version of it serves or something about
    /// it is open.
    public static let archiveModel = Method<ArchiveModelRequest, ArchiveModelResponse>(
        MethodDescriptor(
            name: "/regent.v1.ModelService/ArchiveModel", service: "regent.v1.ModelService",
            method: "ArchiveModel", requireAny: ["model.update"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveModelRequest",
            responseType: "regent.v1.ArchiveModelResponse",
            comment: "Archives a model: its name and its aliases cannot be used again. Refused while a version of it serves or something about it is open.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Restores an archived model.
    public static let restoreModel = Method<RestoreModelRequest, RestoreModelResponse>(
        MethodDescriptor(
            name: "/regent.v1.ModelService/RestoreModel", service: "regent.v1.ModelService",
            method: "RestoreModel", requireAny: ["model.update"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreModelRequest",
            responseType: "regent.v1.RestoreModelResponse",
            comment: "Restores an archived model.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One model.
    public static let getModel = Method<GetModelRequest, GetModelResponse>(
        MethodDescriptor(
            name: "/regent.v1.ModelService/GetModel", service: "regent.v1.ModelService",
            method: "GetModel", requireAny: ["model.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetModelRequest",
            responseType: "regent.v1.GetModelResponse",
            comment: "One model.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Models, of those that the caller may read.
    public static let listModels = Method<ListModelsRequest, ListModelsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ModelService/ListModels", service: "regent.v1.ModelService",
            method: "ListModels", requireAny: ["model.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListModelsRequest",
            responseType: "regent.v1.ListModelsResponse",
            comment: "Models, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createModel.descriptor,
        updateModel.descriptor,
        archiveModel.descriptor,
        restoreModel.descriptor,
        getModel.descriptor,
        listModels.descriptor,
    ]
}

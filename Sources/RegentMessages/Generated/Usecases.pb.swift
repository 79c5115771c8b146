// Generated from regent/v1/usecases.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What a wrong answer does in a use case, in rising order.
public enum UseCaseImpact: OpenEnum {
    /// Not said yet.
    case unspecified
    /// Little.
    case low
    /// Some.
    case medium
    /// Much; two people approve it.
    case high
    /// To people's lives or rights; two people approve it.
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

/// State of a use case.
public enum UseCaseState: OpenEnum {
    /// Not used.
    case unspecified
    /// Being written.
    case draft
    /// Waits for approval.
    case submitted
    /// Versions may be deployed for it.
    case approved
    /// A version is deployed for it.
    case deployed
    /// Ended.
    case deprecated
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .draft
        case 2: self = .submitted
        case 3: self = .approved
        case 4: self = .deployed
        case 5: self = .deprecated
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .draft: 1
        case .submitted: 2
        case .approved: 3
        case .deployed: 4
        case .deprecated: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .draft: "DRAFT"
        case .submitted: "SUBMITTED"
        case .approved: "APPROVED"
        case .deployed: "DEPLOYED"
        case .deprecated: "DEPRECATED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .draft,
        .submitted,
        .approved,
        .deployed,
        .deprecated
    ]
}

/// A model that a use case allows.
public struct AllowedModel: Message {
    public static var fullName: String { "regent.v1.AllowedModel" }

    /// models/{model}.
    public var model: String = ""
    /// Versions of it: comparisons that all hold, for example ">=1.2.0 <2.0.0"; empty = all.
    public var versions: String = ""

    public init() {}

    public init(model: String = "", versions: String = "") {
        self.model = model
        self.versions = versions
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("model", model, required: true, bytesMax: 256, resource: Model.pattern)
        checker.text("versions", versions, bytesMax: 256)
    }
}

/// The approval of a use case by one person.
public struct UseCaseApproval: Message {
    public static var fullName: String { "regent.v1.UseCaseApproval" }

    /// Principal who approves.
    public var approvedBy: String = ""
    /// When.
    public var approveTime: Timestamp? = nil
    /// What they said.
    public var comment: String = ""
    /// SHA-256 of what they approved, 32 bytes.
    public var digest: [UInt8] = []

    public init() {}

    public init(
        approvedBy: String = "",
        approveTime: Timestamp? = nil,
        comment: String = "",
        digest: [UInt8] = []
    ) {
        self.approvedBy = approvedBy
        self.approveTime = approveTime
        self.comment = comment
        self.digest = digest
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("approved_by", approvedBy)
        checker.text("comment", comment)
    }
}

/// That a version was deployed for a use case.
public struct UseCaseDeployment: Message {
    public static var fullName: String { "regent.v1.UseCaseDeployment" }

    /// models/{model}/versions/{version}.
    public var version: String = ""
    /// Principal who recorded it.
    public var deployedBy: String = ""
    /// When.
    public var deployTime: Timestamp? = nil

    public init() {}

    public init(version: String = "", deployedBy: String = "", deployTime: Timestamp? = nil) {
        self.version = version
        self.deployedBy = deployedBy
        self.deployTime = deployTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("version", version)
        checker.text("deployed_by", deployedBy)
    }
}

/// A metric by which a use case is judged.
public struct UseCaseMetric: Message {
    public static var fullName: String { "regent.v1.UseCaseMetric" }

    /// For example "publish_conversion_proxy".
    public var metric: String = ""
    /// What it is to be; for people.
    public var target: String = ""

    public init() {}

    public init(metric: String = "", target: String = "") {
        self.metric = metric
        self.target = target
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("metric", metric, required: true, bytesMax: 256)
        checker.text("target", target, bytesMax: 256)
    }
}

/// What models are used for.
public struct UseCase: Document {
    public static var fullName: String { "regent.v1.UseCase" }
    public static var kind: String { "useCases" }
    public static var pattern: String { "useCases/{use_case}" }
    public static var getMethod: String { "/regent.v1.UseCaseService/GetUseCase" }
    public static var listMethod: String { "/regent.v1.UseCaseService/ListUseCases" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "authors", "approvals", "deployments", "return_comment", "successor"] }
    public static var indexes: [[String]] { [["state", "create_time"], ["owner", "state"], ["impact", "state"], ["state", "review_date"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(createTime)], [.text(owner), .text(state.name)], [.text(impact.name), .text(state.name)], [.text(state.name), .text(reviewDate)]] }

    /// useCases/{use_case}.
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
    public var state: UseCaseState = .unspecified
    /// For people.
    public var displayName: String = ""
    /// Who answers for it; empty = whoever creates it.
    public var owner: String = ""
    /// What it is for.
    public var purpose: String = ""
    /// What a wrong answer does.
    public var impact: UseCaseImpact = .unspecified
    /// Models and versions that may serve it; none = nothing is deployed for it.
    public var allowedModels: [AllowedModel] = []
    /// By what it is judged.
    public var metrics: [UseCaseMetric] = []
    /// When it is looked at again, YYYY-MM-DD.
    public var reviewDate: String = ""
    /// Principals who have written of it since it was approved last; output only.
    public var authors: [String] = []
    /// Approvals of what is written; output only.
    public var approvals: [UseCaseApproval] = []
    /// What was deployed for it, oldest first, the last 100; output only.
    public var deployments: [UseCaseDeployment] = []
    /// Why it was sent back last; output only.
    public var returnComment: String = ""
    /// The use case that takes its place; output only.
    public var successor: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: UseCaseState = .unspecified,
        displayName: String = "",
        owner: String = "",
        purpose: String = "",
        impact: UseCaseImpact = .unspecified,
        allowedModels: [AllowedModel] = [],
        metrics: [UseCaseMetric] = [],
        reviewDate: String = "",
        authors: [String] = [],
        approvals: [UseCaseApproval] = [],
        deployments: [UseCaseDeployment] = [],
        returnComment: String = "",
        successor: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.displayName = displayName
        self.owner = owner
        self.purpose = purpose
        self.impact = impact
        self.allowedModels = allowedModels
        self.metrics = metrics
        self.reviewDate = reviewDate
        self.authors = authors
        self.approvals = approvals
        self.deployments = deployments
        self.returnComment = returnComment
        self.successor = successor
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: UseCase.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("display_name", displayName, bytesMax: 256)
        checker.text("owner", owner, bytesMax: 256, resource: Principal.pattern)
        checker.text("purpose", purpose, bytesMax: 4096, multiline: true)
        checker.known("impact", impact)
        checker.items("allowed_models", allowedModels.count, max: 64)
        checker.messages("allowed_models", allowedModels)
        checker.items("metrics", metrics.count, max: 64)
        checker.messages("metrics", metrics)
        checker.text("review_date", reviewDate, bytesMax: 10)
        checker.messages("approvals", approvals)
        checker.messages("deployments", deployments)
        checker.text("return_comment", returnComment, bytesMax: 4096, multiline: true)
        checker.text("successor", successor, bytesMax: 256, resource: UseCase.pattern)
    }
}

/// Makes a use case.
public struct CreateUseCaseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateUseCaseRequest" }

    /// The use case; what is output only is ignored.
    public var useCase: UseCase? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(useCase: UseCase? = nil, mutation: Mutation? = nil) {
        self.useCase = useCase
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase, required: true)
        checker.message("mutation", mutation)
    }
}

/// The draft.
public struct CreateUseCaseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(useCase: UseCase? = nil, receipt: Receipt? = nil) {
        self.useCase = useCase
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Changes a use case.
public struct UpdateUseCaseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.UpdateUseCaseRequest" }

    /// The whole use case; what is output only is ignored.
    public var useCase: UseCase? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(useCase: UseCase? = nil, mutation: Mutation? = nil) {
        self.useCase = useCase
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase, required: true)
        checker.message("mutation", mutation)
    }
}

/// The use case after the change.
public struct UpdateUseCaseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.UpdateUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(useCase: UseCase? = nil, receipt: Receipt? = nil) {
        self.useCase = useCase
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Asks for the approval of a use case.
public struct SubmitUseCaseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.SubmitUseCaseRequest" }

    /// useCases/{use_case}.
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
        checker.text("name", name, required: true, resource: UseCase.pattern)
        checker.message("mutation", mutation)
    }
}

/// The use case, which waits for approval.
public struct SubmitUseCaseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.SubmitUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(useCase: UseCase? = nil, receipt: Receipt? = nil) {
        self.useCase = useCase
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Approves a use case.
public struct ApproveUseCaseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ApproveUseCaseRequest" }

    /// useCases/{use_case}.
    public var name: String = ""
    /// For people.
    public var comment: String = ""
    /// Key, etag (required), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", comment: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.comment = comment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: UseCase.pattern)
        checker.text("comment", comment, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The use case, approved or waiting for a second person.
public struct ApproveUseCaseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ApproveUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(useCase: UseCase? = nil, receipt: Receipt? = nil) {
        self.useCase = useCase
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Sends a use case back.
public struct ReturnUseCaseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ReturnUseCaseRequest" }

    /// useCases/{use_case}.
    public var name: String = ""
    /// What is to be changed.
    public var comment: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", comment: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.comment = comment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: UseCase.pattern)
        checker.text("comment", comment, required: true, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The use case, a draft again.
public struct ReturnUseCaseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ReturnUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(useCase: UseCase? = nil, receipt: Receipt? = nil) {
        self.useCase = useCase
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Records a deployment for a use case.
public struct DeployUseCaseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.DeployUseCaseRequest" }

    /// useCases/{use_case}.
    public var name: String = ""
    /// models/{model}/versions/{version}.
    public var version: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", version: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.version = version
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: UseCase.pattern)
        checker.text("version", version, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.message("mutation", mutation)
    }
}

/// The use case with its deployment.
public struct DeployUseCaseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.DeployUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(useCase: UseCase? = nil, receipt: Receipt? = nil) {
        self.useCase = useCase
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Ends a use case.
public struct DeprecateUseCaseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.DeprecateUseCaseRequest" }

    /// useCases/{use_case}.
    public var name: String = ""
    /// The use case that takes its place, where something is deployed on it.
    public var successor: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", successor: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.successor = successor
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: UseCase.pattern)
        checker.text("successor", successor, resource: UseCase.pattern)
        checker.message("mutation", mutation)
    }
}

/// The ended use case.
public struct DeprecateUseCaseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.DeprecateUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(useCase: UseCase? = nil, receipt: Receipt? = nil) {
        self.useCase = useCase
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Asks for a use case.
public struct GetUseCaseRequest: Message {
    public static var fullName: String { "regent.v1.GetUseCaseRequest" }

    /// useCases/{use_case}.
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
        checker.text("name", name, required: true, resource: UseCase.pattern)
    }
}

/// One use case.
public struct GetUseCaseResponse: Message {
    public static var fullName: String { "regent.v1.GetUseCaseResponse" }

    /// As stored.
    public var useCase: UseCase? = nil

    public init() {}

    public init(useCase: UseCase? = nil) {
        self.useCase = useCase
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("use_case", useCase)
    }
}

/// Asks for use cases.
public struct ListUseCasesRequest: Message {
    public static var fullName: String { "regent.v1.ListUseCasesRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = SUBMITTED AND create_time > 2026-01-02T03:04:05Z`; empty = all
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
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
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

/// A page of use cases.
public struct ListUseCasesResponse: Message {
    public static var fullName: String { "regent.v1.ListUseCasesResponse" }

    /// In the order that was asked for.
    public var useCases: [UseCase] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(useCases: [UseCase] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.useCases = useCases
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
        checker.messages("use_cases", useCases)
    }
}

extension AllowedModel: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__allowed_model__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AllowedModel>) {
        unsafe regent__v1__allowed_model__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AllowedModel>) {
        self.init()
        unsafe model = Read.text(c.pointee.model)
        unsafe versions = Read.text(c.pointee.versions)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AllowedModel>, _ arena: Arena) {
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.versions = arena.text(versions)
    }
}

extension UseCaseApproval: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__use_case_approval__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UseCaseApproval>) {
        unsafe regent__v1__use_case_approval__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UseCaseApproval>) {
        self.init()
        unsafe approvedBy = Read.text(c.pointee.approved_by)
        unsafe approveTime = Read.message(c.pointee.approve_time)
        unsafe comment = Read.text(c.pointee.comment)
        unsafe digest = Read.bytes(c.pointee.digest)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UseCaseApproval>, _ arena: Arena) {
        unsafe c.pointee.approved_by = arena.text(approvedBy)
        unsafe c.pointee.approve_time = arena.message(approveTime)
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.digest = arena.bytes(digest)
    }
}

extension UseCaseDeployment: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__use_case_deployment__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UseCaseDeployment>) {
        unsafe regent__v1__use_case_deployment__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UseCaseDeployment>) {
        self.init()
        unsafe version = Read.text(c.pointee.version)
        unsafe deployedBy = Read.text(c.pointee.deployed_by)
        unsafe deployTime = Read.message(c.pointee.deploy_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UseCaseDeployment>, _ arena: Arena) {
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.deployed_by = arena.text(deployedBy)
        unsafe c.pointee.deploy_time = arena.message(deployTime)
    }
}

extension UseCaseMetric: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__use_case_metric__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UseCaseMetric>) {
        unsafe regent__v1__use_case_metric__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UseCaseMetric>) {
        self.init()
        unsafe metric = Read.text(c.pointee.metric)
        unsafe target = Read.text(c.pointee.target)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UseCaseMetric>, _ arena: Arena) {
        unsafe c.pointee.metric = arena.text(metric)
        unsafe c.pointee.target = arena.text(target)
    }
}

extension UseCase: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__use_case__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UseCase>) {
        unsafe regent__v1__use_case__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UseCase>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = UseCaseState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe displayName = Read.text(c.pointee.display_name)
        unsafe owner = Read.text(c.pointee.owner)
        unsafe purpose = Read.text(c.pointee.purpose)
        unsafe impact = UseCaseImpact(rawValue: Int32(bitPattern: c.pointee.impact.rawValue))
        unsafe allowedModels = Read.messages(c.pointee.allowed_models, c.pointee.n_allowed_models)
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe reviewDate = Read.text(c.pointee.review_date)
        unsafe authors = Read.texts(c.pointee.authors, c.pointee.n_authors)
        unsafe approvals = Read.messages(c.pointee.approvals, c.pointee.n_approvals)
        unsafe deployments = Read.messages(c.pointee.deployments, c.pointee.n_deployments)
        unsafe returnComment = Read.text(c.pointee.return_comment)
        unsafe successor = Read.text(c.pointee.successor)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UseCase>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.display_name = arena.text(displayName)
        unsafe c.pointee.owner = arena.text(owner)
        unsafe c.pointee.purpose = arena.text(purpose)
        unsafe c.pointee.impact = .init(rawValue: UInt32(bitPattern: impact.rawValue))
        unsafe (c.pointee.n_allowed_models, c.pointee.allowed_models) = arena.messages(allowedModels)
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe c.pointee.review_date = arena.text(reviewDate)
        unsafe (c.pointee.n_authors, c.pointee.authors) = arena.texts(authors)
        unsafe (c.pointee.n_approvals, c.pointee.approvals) = arena.messages(approvals)
        unsafe (c.pointee.n_deployments, c.pointee.deployments) = arena.messages(deployments)
        unsafe c.pointee.return_comment = arena.text(returnComment)
        unsafe c.pointee.successor = arena.text(successor)
    }
}

extension CreateUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateUseCaseRequest>) {
        unsafe regent__v1__create_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateUseCaseRequest>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateUseCaseResponse>) {
        unsafe regent__v1__create_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UpdateUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateUseCaseRequest>) {
        unsafe regent__v1__update_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateUseCaseRequest>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension UpdateUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateUseCaseResponse>) {
        unsafe regent__v1__update_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension SubmitUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__submit_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SubmitUseCaseRequest>) {
        unsafe regent__v1__submit_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SubmitUseCaseRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SubmitUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension SubmitUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__submit_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SubmitUseCaseResponse>) {
        unsafe regent__v1__submit_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SubmitUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SubmitUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ApproveUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__approve_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApproveUseCaseRequest>) {
        unsafe regent__v1__approve_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApproveUseCaseRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe comment = Read.text(c.pointee.comment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApproveUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ApproveUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__approve_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApproveUseCaseResponse>) {
        unsafe regent__v1__approve_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApproveUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApproveUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ReturnUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__return_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReturnUseCaseRequest>) {
        unsafe regent__v1__return_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReturnUseCaseRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe comment = Read.text(c.pointee.comment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReturnUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ReturnUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__return_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReturnUseCaseResponse>) {
        unsafe regent__v1__return_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReturnUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReturnUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension DeployUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deploy_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeployUseCaseRequest>) {
        unsafe regent__v1__deploy_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeployUseCaseRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe version = Read.text(c.pointee.version)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeployUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension DeployUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deploy_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeployUseCaseResponse>) {
        unsafe regent__v1__deploy_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeployUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeployUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension DeprecateUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deprecate_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeprecateUseCaseRequest>) {
        unsafe regent__v1__deprecate_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeprecateUseCaseRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe successor = Read.text(c.pointee.successor)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeprecateUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.successor = arena.text(successor)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension DeprecateUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deprecate_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeprecateUseCaseResponse>) {
        unsafe regent__v1__deprecate_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeprecateUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeprecateUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetUseCaseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_use_case_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetUseCaseRequest>) {
        unsafe regent__v1__get_use_case_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetUseCaseRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetUseCaseRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetUseCaseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_use_case_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetUseCaseResponse>) {
        unsafe regent__v1__get_use_case_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetUseCaseResponse>) {
        self.init()
        unsafe useCase = Read.message(c.pointee.use_case)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetUseCaseResponse>, _ arena: Arena) {
        unsafe c.pointee.use_case = arena.message(useCase)
    }
}

extension ListUseCasesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_use_cases_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListUseCasesRequest>) {
        unsafe regent__v1__list_use_cases_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListUseCasesRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListUseCasesRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListUseCasesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_use_cases_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListUseCasesResponse>) {
        unsafe regent__v1__list_use_cases_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListUseCasesResponse>) {
        self.init()
        unsafe useCases = Read.messages(c.pointee.use_cases, c.pointee.n_use_cases)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListUseCasesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_use_cases, c.pointee.use_cases) = arena.messages(useCases)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/usecases.proto declares, in its order.
    static let usecases: [any Message.Type] = [
        AllowedModel.self,
        UseCaseApproval.self,
        UseCaseDeployment.self,
        UseCaseMetric.self,
        UseCase.self,
        CreateUseCaseRequest.self,
        CreateUseCaseResponse.self,
        UpdateUseCaseRequest.self,
        UpdateUseCaseResponse.self,
        SubmitUseCaseRequest.self,
        SubmitUseCaseResponse.self,
        ApproveUseCaseRequest.self,
        ApproveUseCaseResponse.self,
        ReturnUseCaseRequest.self,
        ReturnUseCaseResponse.self,
        DeployUseCaseRequest.self,
        DeployUseCaseResponse.self,
        DeprecateUseCaseRequest.self,
        DeprecateUseCaseResponse.self,
        GetUseCaseRequest.self,
        GetUseCaseResponse.self,
        ListUseCasesRequest.self,
        ListUseCasesResponse.self,
    ]
}

extension UseCaseState: DocumentState {}

extension CreateUseCaseRequest: VerbRequest, DocumentRequest {
    public typealias Answer = CreateUseCaseResponse
    public init(document: UseCase, mutation: Mutation?) {
        self.init(useCase: document, mutation: mutation)
    }
}

extension CreateUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension UpdateUseCaseRequest: VerbRequest, DocumentRequest {
    public typealias Answer = UpdateUseCaseResponse
    public init(document: UseCase, mutation: Mutation?) {
        self.init(useCase: document, mutation: mutation)
    }
}

extension UpdateUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension SubmitUseCaseRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = SubmitUseCaseResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension SubmitUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension ApproveUseCaseRequest: VerbRequest {
    public typealias Answer = ApproveUseCaseResponse
}

extension ApproveUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension ReturnUseCaseRequest: VerbRequest {
    public typealias Answer = ReturnUseCaseResponse
}

extension ReturnUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension DeployUseCaseRequest: VerbRequest {
    public typealias Answer = DeployUseCaseResponse
}

extension DeployUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension DeprecateUseCaseRequest: VerbRequest {
    public typealias Answer = DeprecateUseCaseResponse
}

extension DeprecateUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension GetUseCaseRequest: NamedRequest {}

extension GetUseCaseResponse: DocumentResponse {
    public init(subject: UseCase) { self.init(useCase: subject) }
    public var subject: UseCase? { useCase }
}

extension ListUseCasesRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListUseCasesResponse: ListResponse {
    public init(items: [UseCase], nextPageToken: String) {
        self.init(useCases: items, nextPageToken: nextPageToken)
    }
    public var items: [UseCase] { useCases }
}

/// Use cases: what models are used for, by whom, and with what impact.
public enum UseCaseServiceMethods {
    /// Makes a use case, a draft.
    public static let createUseCase = Method<CreateUseCaseRequest, CreateUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/CreateUseCase", service: "regent.v1.UseCaseService",
            method: "CreateUseCase", requireAny: ["usecase.create"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateUseCaseRequest",
            responseType: "regent.v1.CreateUseCaseResponse",
            comment: "Makes a use case, a draft.")
    ) { _ in [[]] }

    /// Changes a use case: it is replaced whole, by its owner. Raising the impact of an approved one sends it back to
    /// SUBMITTED.
    public static let updateUseCase = Method<UpdateUseCaseRequest, UpdateUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/UpdateUseCase", service: "regent.v1.UseCaseService",
            method: "UpdateUseCase", requireAny: ["usecase.create"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.UpdateUseCaseRequest",
            responseType: "regent.v1.UpdateUseCaseResponse",
            comment: "Changes a use case: it is replaced whole, by its owner. Raising the impact of an approved one sends it back to SUBMITTED.")
    ) { _ in [[]] }

    /// Asks for the approval of a use case, which has an owner, a purpose and an impact.
    public static let submitUseCase = Method<SubmitUseCaseRequest, SubmitUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/SubmitUseCase", service: "regent.v1.UseCaseService",
            method: "SubmitUseCase", requireAny: ["usecase.submit"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SubmitUseCaseRequest",
            responseType: "regent.v1.SubmitUseCaseResponse",
            comment: "Asks for the approval of a use case, which has an owner, a purpose and an impact.")
    ) { _ in [[]] }

    /// Approves a use case; its owner and its authors cannot. HIGH and CRITICAL need two people. Needs its etag.
    public static let approveUseCase = Method<ApproveUseCaseRequest, ApproveUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/ApproveUseCase", service: "regent.v1.UseCaseService",
            method: "ApproveUseCase", requireAny: ["usecase.approve"], scope: ["*"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ApproveUseCaseRequest",
            responseType: "regent.v1.ApproveUseCaseResponse",
            comment: "Approves a use case; its owner and its authors cannot. HIGH and CRITICAL need two people. Needs its etag.")
    ) { _ in [[]] }

    /// Sends a submitted use case back to its owner, with a comment.
    public static let returnUseCase = Method<ReturnUseCaseRequest, ReturnUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/ReturnUseCase", service: "regent.v1.UseCaseService",
            method: "ReturnUseCase", requireAny: ["usecase.approve"], scope: ["*"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ReturnUseCaseRequest",
            responseType: "regent.v1.ReturnUseCaseResponse",
            comment: "Sends a submitted use case back to its owner, with a comment.")
    ) { _ in [[]] }

    /// Records that a version that the use case allows is deployed for it.
    public static let deployUseCase = Method<DeployUseCaseRequest, DeployUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/DeployUseCase", service: "regent.v1.UseCaseService",
            method: "DeployUseCase", requireAny: ["usecase.deploy"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DeployUseCaseRequest",
            responseType: "regent.v1.DeployUseCaseResponse",
            comment: "Records that a version that the use case allows is deployed for it.")
    ) { _ in [[]] }

    /// Ends a use case; where something is deployed on it, another one takes its place.
    public static let deprecateUseCase = Method<DeprecateUseCaseRequest, DeprecateUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/DeprecateUseCase", service: "regent.v1.UseCaseService",
            method: "DeprecateUseCase", requireAny: ["usecase.deprecate"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DeprecateUseCaseRequest",
            responseType: "regent.v1.DeprecateUseCaseResponse",
            comment: "Ends a use case; where something is deployed on it, another one takes its place.")
    ) { _ in [[]] }

    /// One use case.
    public static let getUseCase = Method<GetUseCaseRequest, GetUseCaseResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/GetUseCase", service: "regent.v1.UseCaseService",
            method: "GetUseCase", requireAny: ["usecase.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetUseCaseRequest",
            responseType: "regent.v1.GetUseCaseResponse",
            comment: "One use case.")
    ) { _ in [[]] }

    /// Use cases.
    public static let listUseCases = Method<ListUseCasesRequest, ListUseCasesResponse>(
        MethodDescriptor(
            name: "/regent.v1.UseCaseService/ListUseCases", service: "regent.v1.UseCaseService",
            method: "ListUseCases", requireAny: ["usecase.read"], scope: ["*"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListUseCasesRequest",
            responseType: "regent.v1.ListUseCasesResponse",
            comment: "Use cases.")
    ) { _ in [[]] }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createUseCase.descriptor,
        updateUseCase.descriptor,
        submitUseCase.descriptor,
        approveUseCase.descriptor,
        returnUseCase.descriptor,
        deployUseCase.descriptor,
        deprecateUseCase.descriptor,
        getUseCase.descriptor,
        listUseCases.descriptor,
    ]
}

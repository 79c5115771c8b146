// Generated from regent/v1/access.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Kind of a principal.
public enum PrincipalKind: OpenEnum {
    /// Not allowed in requests.
    case unspecified
    /// A person.
    case human
    /// A program; it never counts as a reviewer.
    case service
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .human
        case 2: self = .service
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .human: 1
        case .service: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .human: "HUMAN"
        case .service: "SERVICE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .human, .service]
}

/// A set of permissions; docs/reference/permissions.md has the table.
public enum Role: OpenEnum {
    /// No role.
    case unspecified
    /// Operates models: providers, environments, runs.
    case `operator`
    /// Evaluates models and defines gates.
    case analyst
    /// Reviews and approves.
    case approver
    /// Manages principals and the system; neither reviews nor reads the audit data.
    case admin
    /// Reads audit data and verifies the store.
    case auditor
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`operator`
        case 2: self = .analyst
        case 3: self = .approver
        case 4: self = .admin
        case 5: self = .auditor
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`operator`: 1
        case .analyst: 2
        case .approver: 3
        case .admin: 4
        case .auditor: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .`operator`: "OPERATOR"
        case .analyst: "ANALYST"
        case .approver: "APPROVER"
        case .admin: "ADMIN"
        case .auditor: "AUDITOR"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .`operator`,
        .analyst,
        .approver,
        .admin,
        .auditor
    ]
}

/// One role, or one permission, within one scope.
public struct RoleGrant: Message {
    public static var fullName: String { "regent.v1.RoleGrant" }

    /// The role; unspecified for a single permission.
    public var role: Role = .unspecified
    /// The permission, for example "outcome.report"; empty for a role.
    public var permission: String = ""
    /// "*", models/{model} or environments/{environment}; empty = "*".
    public var scope: String = ""
    /// Principal who granted it.
    public var grantedBy: String = ""
    /// When.
    public var grantTime: Timestamp? = nil

    public init() {}

    public init(
        role: Role = .unspecified,
        permission: String = "",
        scope: String = "",
        grantedBy: String = "",
        grantTime: Timestamp? = nil
    ) {
        self.role = role
        self.permission = permission
        self.scope = scope
        self.grantedBy = grantedBy
        self.grantTime = grantTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("role", role)
        checker.text("permission", permission, bytesMax: 64)
        checker.text("scope", scope, bytesMax: 256)
        checker.text("granted_by", grantedBy)
    }
}

/// A person or a program.
public struct Principal: Document {
    public static var fullName: String { "regent.v1.Principal" }
    public static var kind: String { "principals" }
    public static var pattern: String { "principals/{principal}" }
    public static var getMethod: String { "/regent.v1.AccessService/GetPrincipal" }
    public static var listMethod: String { "/regent.v1.AccessService/ListPrincipals" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time"] }
    public static var indexes: [[String]] { [["state", "create_time"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(createTime)]] }

    /// principals/{principal}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Version of the document; different after every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// Person or program; cannot be changed.
    public var kind: PrincipalKind = .unspecified
    /// Description for people.
    public var displayName: String = ""
    /// User ids on the daemon's machine that identify it; each belongs to one principal.
    public var uids: [UInt32] = []
    /// URIs of client certificates that identify it; each belongs to one principal.
    public var certificateUris: [String] = []
    /// Whether it is refused.
    public var disabled: Bool = false
    /// Its grants. Output only: GrantRole and RevokeRole change them.
    public var grants: [RoleGrant] = []

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        kind: PrincipalKind = .unspecified,
        displayName: String = "",
        uids: [UInt32] = [],
        certificateUris: [String] = [],
        disabled: Bool = false,
        grants: [RoleGrant] = []
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.kind = kind
        self.displayName = displayName
        self.uids = uids
        self.certificateUris = certificateUris
        self.disabled = disabled
        self.grants = grants
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Principal.pattern)
        checker.text("etag", etag)
        checker.known("kind", kind, required: true)
        checker.text("display_name", displayName, bytesMax: 256)
        checker.items("uids", uids.count, max: 16)
        checker.items("certificate_uris", certificateUris.count, max: 16)
        checker.texts("certificate_uris", certificateUris, bytesMax: 512)
        checker.items("grants", grants.count, max: 64)
        checker.messages("grants", grants)
    }
}

/// A token of a principal; the secret itself is not stored.
public struct Token: Document {
    public static var fullName: String { "regent.v1.Token" }
    public static var kind: String { "tokens" }
    public static var pattern: String { "principals/{principal}/tokens/{token}" }
    public static var getMethod: String { "/regent.v1.AccessService/GetToken" }
    public static var listMethod: String { "/regent.v1.AccessService/ListTokens" }
    public static var placement: Placement { .store }
    public static var scopeTemplates: [String] { [] }
    public var scopeNames: [String] { [] }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time"] }
    public static var indexes: [[String]] { [["state", "expire_time"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(expireTime)]] }

    /// principals/{principal}/tokens/{token}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Version of the document; different after every change.
    public var etag: String = ""
    /// When it was issued, or requested where somebody asked for it.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// Purpose, for people.
    public var description: String = ""
    /// Time from which it is refused.
    public var expireTime: Timestamp? = nil
    /// Principal who issued it; empty while it is only requested.
    public var issuedBy: String = ""
    /// When it was revoked; absent if it was not.
    public var revokeTime: Timestamp? = nil
    /// Principal who revoked it.
    public var revokedBy: String = ""
    /// SHA-256 of the text of the secret, 32 bytes.
    public var secretSha256: [UInt8] = []
    /// Principal who asked for it; empty where it was issued without being asked for.
    public var requestedBy: String = ""
    /// When it was issued, where it was asked for before.
    public var issueTime: Timestamp? = nil
    /// Seconds it is to hold from its issue, where it was asked for.
    public var ttlSeconds: UInt32 = 0

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        description: String = "",
        expireTime: Timestamp? = nil,
        issuedBy: String = "",
        revokeTime: Timestamp? = nil,
        revokedBy: String = "",
        secretSha256: [UInt8] = [],
        requestedBy: String = "",
        issueTime: Timestamp? = nil,
        ttlSeconds: UInt32 = 0
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.description = description
        self.expireTime = expireTime
        self.issuedBy = issuedBy
        self.revokeTime = revokeTime
        self.revokedBy = revokedBy
        self.secretSha256 = secretSha256
        self.requestedBy = requestedBy
        self.issueTime = issueTime
        self.ttlSeconds = ttlSeconds
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, resource: Token.pattern)
        checker.text("description", description, bytesMax: 256)
    }
}

/// Creates or replaces a principal.
public struct PutPrincipalRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PutPrincipalRequest" }

    /// The whole principal; its grants and output-only fields are ignored.
    public var principal: Principal? = nil
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(principal: Principal? = nil, mutation: Mutation? = nil) {
        self.principal = principal
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("principal", principal, required: true)
        checker.message("mutation", mutation)
    }
}

/// The principal after the change.
public struct PutPrincipalResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PutPrincipalResponse" }

    /// The document as stored.
    public var principal: Principal? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(principal: Principal? = nil, receipt: Receipt? = nil) {
        self.principal = principal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("principal", principal)
    }
}

/// Asks for a principal.
public struct GetPrincipalRequest: Message {
    public static var fullName: String { "regent.v1.GetPrincipalRequest" }

    /// principals/{principal}.
    public var name: String = ""
    /// Returns the state after this revision of the ledger; 0 = the current state.
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
        checker.text("name", name, required: true, resource: Principal.pattern)
    }
}

/// A principal.
public struct GetPrincipalResponse: Message {
    public static var fullName: String { "regent.v1.GetPrincipalResponse" }

    /// The document as stored.
    public var principal: Principal? = nil

    public init() {}

    public init(principal: Principal? = nil) {
        self.principal = principal
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("principal", principal)
    }
}

/// Asks for principals.
public struct ListPrincipalsRequest: Message {
    public static var fullName: String { "regent.v1.ListPrincipalsRequest" }

    /// Principals per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""
    /// Filter, for example `state = RUNNING AND create_time > 2026-01-02T03:04:05Z`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// Returns the states after this revision of the ledger; 0 = the current states.
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

/// A page of principals.
public struct ListPrincipalsResponse: Message {
    public static var fullName: String { "regent.v1.ListPrincipalsResponse" }

    /// In the requested order.
    public var principals: [Principal] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        principals: [Principal] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.principals = principals
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
        checker.messages("principals", principals)
    }
}

/// Grants a role or a permission.
public struct GrantRoleRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.GrantRoleRequest" }

    /// principals/{principal}.
    public var principal: String = ""
    /// Role or permission, and scope; the other fields are output only.
    public var grant: RoleGrant? = nil
    /// Idempotency key, the principal's etag (required), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(principal: String = "", grant: RoleGrant? = nil, mutation: Mutation? = nil) {
        self.principal = principal
        self.grant = grant
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("principal", principal, required: true, resource: Principal.pattern)
        checker.message("grant", grant, required: true)
        checker.message("mutation", mutation)
    }
}

/// The principal with its new grant.
public struct GrantRoleResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.GrantRoleResponse" }

    /// The document as stored.
    public var principal: Principal? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(principal: Principal? = nil, receipt: Receipt? = nil) {
        self.principal = principal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("principal", principal)
    }
}

/// Revokes a grant.
public struct RevokeRoleRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RevokeRoleRequest" }

    /// principals/{principal}.
    public var principal: String = ""
    /// The grant, by role or permission, and scope.
    public var grant: RoleGrant? = nil
    /// Idempotency key, the principal's etag (required), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(principal: String = "", grant: RoleGrant? = nil, mutation: Mutation? = nil) {
        self.principal = principal
        self.grant = grant
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("principal", principal, required: true, resource: Principal.pattern)
        checker.message("grant", grant, required: true)
        checker.message("mutation", mutation)
    }
}

/// The principal without the grant.
public struct RevokeRoleResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RevokeRoleResponse" }

    /// The document as stored.
    public var principal: Principal? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(principal: Principal? = nil, receipt: Receipt? = nil) {
        self.principal = principal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("principal", principal)
    }
}

/// Requests a token for the caller's own principal.
public struct RequestTokenRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RequestTokenRequest" }

    /// Purpose, for people.
    public var description: String = ""
    /// Lifetime in seconds from its issue, at most 7,776,000 (90 days); 0 = 2,592,000 (30 days).
    public var ttlSeconds: UInt32 = 0
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(description: String = "", ttlSeconds: UInt32 = 0, mutation: Mutation? = nil) {
        self.description = description
        self.ttlSeconds = ttlSeconds
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("description", description, bytesMax: 256)
        checker.number("ttl_seconds", Double(ttlSeconds), atMost: 7776000)
        checker.message("mutation", mutation)
    }
}

/// The requested token.
public struct RequestTokenResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RequestTokenResponse" }

    /// The document as stored: REQUESTED, so it is not valid yet.
    public var token: Token? = nil
    /// The secret text that a client sends once the token is issued. It is returned once and not stored, so it is empty in a
    /// repeated answer.
    public var secret: String = ""
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(token: Token? = nil, secret: String = "", receipt: Receipt? = nil) {
        self.token = token
        self.secret = secret
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("token", token)
    }
}

/// Issues a token.
public struct IssueTokenRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.IssueTokenRequest" }

    /// principals/{principal}, a program or the caller; empty if `token` is given.
    public var principal: String = ""
    /// Purpose, for people.
    public var description: String = ""
    /// Lifetime in seconds, at most 7,776,000 (90 days); 0 = 2,592,000 (30 days).
    public var ttlSeconds: UInt32 = 0
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil
    /// principals/{principal}/tokens/{token}, a requested one; what it is for and how long it holds stay as they were asked
    /// for, so description and ttl_seconds are refused beside it.
    public var token: String = ""

    public init() {}

    public init(
        principal: String = "",
        description: String = "",
        ttlSeconds: UInt32 = 0,
        mutation: Mutation? = nil,
        token: String = ""
    ) {
        self.principal = principal
        self.description = description
        self.ttlSeconds = ttlSeconds
        self.mutation = mutation
        self.token = token
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("principal", principal, resource: Principal.pattern)
        checker.text("description", description, bytesMax: 256)
        checker.number("ttl_seconds", Double(ttlSeconds), atMost: 7776000)
        checker.message("mutation", mutation)
        checker.text("token", token, resource: Token.pattern)
    }
}

/// The token.
public struct IssueTokenResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.IssueTokenResponse" }

    /// The document as stored.
    public var token: Token? = nil
    /// The secret text that a client sends. It is returned once and not stored, so it is empty in a repeated answer, and for a
    /// requested token, whose requester has it.
    public var secret: String = ""
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(token: Token? = nil, secret: String = "", receipt: Receipt? = nil) {
        self.token = token
        self.secret = secret
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("token", token)
    }
}

/// Revokes a token.
public struct RevokeTokenRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RevokeTokenRequest" }

    /// principals/{principal}/tokens/{token}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
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
        checker.text("name", name, required: true, resource: Token.pattern)
        checker.message("mutation", mutation)
    }
}

/// The revoked token.
public struct RevokeTokenResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RevokeTokenResponse" }

    /// The document as stored.
    public var token: Token? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(token: Token? = nil, receipt: Receipt? = nil) {
        self.token = token
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("token", token)
    }
}

/// Asks for a token.
public struct GetTokenRequest: Message {
    public static var fullName: String { "regent.v1.GetTokenRequest" }

    /// principals/{principal}/tokens/{token}.
    public var name: String = ""
    /// Returns the state after this revision of the ledger; 0 = the current state.
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
        checker.text("name", name, required: true, resource: Token.pattern)
    }
}

/// One token.
public struct GetTokenResponse: Message {
    public static var fullName: String { "regent.v1.GetTokenResponse" }

    /// The document as stored.
    public var token: Token? = nil

    public init() {}

    public init(token: Token? = nil) {
        self.token = token
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("token", token)
    }
}

/// Asks for tokens.
public struct ListTokensRequest: Message {
    public static var fullName: String { "regent.v1.ListTokensRequest" }

    /// principals/{principal}; empty = of all.
    public var parent: String = ""
    /// Tokens per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""
    /// Filter, for example `state = RUNNING AND create_time > 2026-01-02T03:04:05Z`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// Returns the states after this revision of the ledger; 0 = the current states.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        parent: String = "",
        pageSize: UInt32 = 0,
        pageToken: String = "",
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.parent = parent
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
        checker.text("parent", parent, resource: Principal.pattern)
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of tokens.
public struct ListTokensResponse: Message {
    public static var fullName: String { "regent.v1.ListTokensResponse" }

    /// In the requested order.
    public var tokens: [Token] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(tokens: [Token] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.tokens = tokens
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
        checker.messages("tokens", tokens)
    }
}

/// Asks whether an action is allowed.
public struct CanIRequest: Message {
    public static var fullName: String { "regent.v1.CanIRequest" }

    /// A method ("SealRun" or its wire name), or a permission ("eval.seal").
    public var action: String = ""
    /// Name of the resource; empty = the whole store.
    public var resource: String = ""
    /// Principal to check; empty = the caller.
    public var principal: String = ""

    public init() {}

    public init(action: String = "", resource: String = "", principal: String = "") {
        self.action = action
        self.resource = resource
        self.principal = principal
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("action", action, required: true, bytesMax: 256)
        checker.text("resource", resource, bytesMax: 512, name: true)
        checker.text("principal", principal, resource: Principal.pattern)
    }
}

/// The answer.
public struct CanIResponse: Message {
    public static var fullName: String { "regent.v1.CanIResponse" }

    /// The answer.
    public var allowed: Bool = false
    /// Principal that was checked.
    public var principal: String = ""
    /// Permissions, any of which is sufficient.
    public var requireAny: [String] = []
    /// The grant that allows it; absent if there is none, or if single-person mode allows it.
    public var grant: RoleGrant? = nil

    public init() {}

    public init(
        allowed: Bool = false,
        principal: String = "",
        requireAny: [String] = [],
        grant: RoleGrant? = nil
    ) {
        self.allowed = allowed
        self.principal = principal
        self.requireAny = requireAny
        self.grant = grant
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("grant", grant)
    }
}

/// Asks for the roles.
public struct GetRolesRequest: Message {
    public static var fullName: String { "regent.v1.GetRolesRequest" }

    /// Only this one; unspecified = every role.
    public var role: Role = .unspecified

    public init() {}

    public init(role: Role = .unspecified) {
        self.role = role
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("role", role)
    }
}

/// The roles.
public struct GetRolesResponse: Message {
    public static var fullName: String { "regent.v1.GetRolesResponse" }

    /// In the order of their declaration.
    public var roles: [RoleDescription] = []

    public init() {}

    public init(roles: [RoleDescription] = []) {
        self.roles = roles
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("roles", roles)
    }
}

/// A role, and what it gives.
public struct RoleDescription: Message {
    public static var fullName: String { "regent.v1.RoleDescription" }

    /// Which one.
    public var role: Role = .unspecified
    /// Permissions that it gives, in the order of the alphabet.
    public var permissions: [String] = []

    public init() {}

    public init(role: Role = .unspecified, permissions: [String] = []) {
        self.role = role
        self.permissions = permissions
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("role", role)
    }
}

/// Asks why an action is not allowed.
public struct WhyDeniedRequest: Message {
    public static var fullName: String { "regent.v1.WhyDeniedRequest" }

    /// A method ("SealRun" or its wire name), or a permission ("eval.seal").
    public var action: String = ""
    /// Name of the resource; empty = the whole store.
    public var resource: String = ""
    /// Principal to check; empty = the caller.
    public var principal: String = ""

    public init() {}

    public init(action: String = "", resource: String = "", principal: String = "") {
        self.action = action
        self.resource = resource
        self.principal = principal
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("action", action, required: true, bytesMax: 256)
        checker.text("resource", resource, bytesMax: 512, name: true)
        checker.text("principal", principal, resource: Principal.pattern)
    }
}

/// A grant, and how it applies to the action.
public struct ConsideredGrant: Message {
    public static var fullName: String { "regent.v1.ConsideredGrant" }

    /// The grant.
    public var grant: RoleGrant? = nil
    /// Whether it includes one of the permissions.
    public var givesPermission: Bool = false
    /// Whether its scope covers the resource.
    public var coversResource: Bool = false

    public init() {}

    public init(
        grant: RoleGrant? = nil,
        givesPermission: Bool = false,
        coversResource: Bool = false
    ) {
        self.grant = grant
        self.givesPermission = givesPermission
        self.coversResource = coversResource
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("grant", grant)
    }
}

/// A call that was denied.
public struct RecordedDenial: Message {
    public static var fullName: String { "regent.v1.RecordedDenial" }

    /// When.
    public var time: Timestamp? = nil
    /// Method name.
    public var method: String = ""
    /// The resource; empty if it is not known.
    public var resource: String = ""

    public init() {}

    public init(time: Timestamp? = nil, method: String = "", resource: String = "") {
        self.time = time
        self.method = method
        self.resource = resource
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A rule that forbids to its principal what its permissions allow.
public struct BrokenRule: Message {
    public static var fullName: String { "regent.v1.BrokenRule" }

    /// Its name, for example "own_override" (docs/access.md, "Segregation of duties"); empty for other rules.
    public var rule: String = ""
    /// Reason with which the call is refused.
    public var reason: String = ""
    /// Description for people.
    public var description: String = ""

    public init() {}

    public init(rule: String = "", reason: String = "", description: String = "") {
        self.rule = rule
        self.reason = reason
        self.description = description
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The explanation.
public struct WhyDeniedResponse: Message {
    public static var fullName: String { "regent.v1.WhyDeniedResponse" }

    /// The answer.
    public var allowed: Bool = false
    /// Principal that was checked.
    public var principal: String = ""
    /// Permissions, any of which is sufficient.
    public var requireAny: [String] = []
    /// Grants of the principal.
    public var grants: [ConsideredGrant] = []
    /// Roles that include one of the permissions, by name.
    public var sufficientRoles: [String] = []
    /// Whether the principal is disabled.
    public var disabled: Bool = false
    /// The latest recorded denials of the principal, newest first, at most 10.
    public var recentDenials: [RecordedDenial] = []
    /// Rules that forbid it although a permission is held: who may do it by the lifecycle of the resource, as it is now. Only
    /// of a resource that the caller may read.
    public var brokenRules: [BrokenRule] = []

    public init() {}

    public init(
        allowed: Bool = false,
        principal: String = "",
        requireAny: [String] = [],
        grants: [ConsideredGrant] = [],
        sufficientRoles: [String] = [],
        disabled: Bool = false,
        recentDenials: [RecordedDenial] = [],
        brokenRules: [BrokenRule] = []
    ) {
        self.allowed = allowed
        self.principal = principal
        self.requireAny = requireAny
        self.grants = grants
        self.sufficientRoles = sufficientRoles
        self.disabled = disabled
        self.recentDenials = recentDenials
        self.brokenRules = brokenRules
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("grants", grants)
    }
}

/// Ends single-person mode.
public struct HardenRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.HardenRequest" }

    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(mutation: Mutation? = nil) {
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("mutation", mutation)
    }
}

/// The store afterwards.
public struct HardenResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.HardenResponse" }

    /// The owner, an ADMIN from now on.
    public var owner: Principal? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(owner: Principal? = nil, receipt: Receipt? = nil) {
        self.owner = owner
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("owner", owner)
    }
}

/// Asks for a link into the console.
public struct CreateConsoleLoginRequest: Message {
    public static var fullName: String { "regent.v1.CreateConsoleLoginRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A link into the console.
public struct CreateConsoleLoginResponse: Message {
    public static var fullName: String { "regent.v1.CreateConsoleLoginResponse" }

    /// Address with the code in its fragment, which browsers send to nobody.
    public var url: String = ""
    /// When the code ends.
    public var expireTime: Timestamp? = nil

    public init() {}

    public init(url: String = "", expireTime: Timestamp? = nil) {
        self.url = url
        self.expireTime = expireTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension RoleGrant: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__role_grant__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RoleGrant>) {
        unsafe regent__v1__role_grant__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RoleGrant>) {
        self.init()
        unsafe role = Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
        unsafe permission = Read.text(c.pointee.permission)
        unsafe scope = Read.text(c.pointee.scope)
        unsafe grantedBy = Read.text(c.pointee.granted_by)
        unsafe grantTime = Read.message(c.pointee.grant_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RoleGrant>, _ arena: Arena) {
        unsafe c.pointee.role = .init(rawValue: UInt32(bitPattern: role.rawValue))
        unsafe c.pointee.permission = arena.text(permission)
        unsafe c.pointee.scope = arena.text(scope)
        unsafe c.pointee.granted_by = arena.text(grantedBy)
        unsafe c.pointee.grant_time = arena.message(grantTime)
    }
}

extension Principal: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__principal__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Principal>) {
        unsafe regent__v1__principal__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Principal>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe kind = PrincipalKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe displayName = Read.text(c.pointee.display_name)
        unsafe uids = Read.array(c.pointee.uids, c.pointee.n_uids)
        unsafe certificateUris = Read.texts(c.pointee.certificate_uris, c.pointee.n_certificate_uris)
        unsafe disabled = c.pointee.disabled != 0
        unsafe grants = Read.messages(c.pointee.grants, c.pointee.n_grants)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Principal>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.display_name = arena.text(displayName)
        unsafe (c.pointee.n_uids, c.pointee.uids) = arena.array(uids)
        unsafe (c.pointee.n_certificate_uris, c.pointee.certificate_uris) = arena.texts(certificateUris)
        unsafe c.pointee.disabled = disabled ? 1 : 0
        unsafe (c.pointee.n_grants, c.pointee.grants) = arena.messages(grants)
    }
}

extension Token: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__token__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Token>) {
        unsafe regent__v1__token__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Token>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe description = Read.text(c.pointee.description)
        unsafe expireTime = Read.message(c.pointee.expire_time)
        unsafe issuedBy = Read.text(c.pointee.issued_by)
        unsafe revokeTime = Read.message(c.pointee.revoke_time)
        unsafe revokedBy = Read.text(c.pointee.revoked_by)
        unsafe secretSha256 = Read.bytes(c.pointee.secret_sha256)
        unsafe requestedBy = Read.text(c.pointee.requested_by)
        unsafe issueTime = Read.message(c.pointee.issue_time)
        unsafe ttlSeconds = c.pointee.ttl_seconds
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Token>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.expire_time = arena.message(expireTime)
        unsafe c.pointee.issued_by = arena.text(issuedBy)
        unsafe c.pointee.revoke_time = arena.message(revokeTime)
        unsafe c.pointee.revoked_by = arena.text(revokedBy)
        unsafe c.pointee.secret_sha256 = arena.bytes(secretSha256)
        unsafe c.pointee.requested_by = arena.text(requestedBy)
        unsafe c.pointee.issue_time = arena.message(issueTime)
        unsafe c.pointee.ttl_seconds = ttlSeconds
    }
}

extension PutPrincipalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_principal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutPrincipalRequest>) {
        unsafe regent__v1__put_principal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutPrincipalRequest>) {
        self.init()
        unsafe principal = Read.message(c.pointee.principal)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutPrincipalRequest>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.message(principal)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PutPrincipalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_principal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutPrincipalResponse>) {
        unsafe regent__v1__put_principal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutPrincipalResponse>) {
        self.init()
        unsafe principal = Read.message(c.pointee.principal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutPrincipalResponse>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.message(principal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetPrincipalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_principal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetPrincipalRequest>) {
        unsafe regent__v1__get_principal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetPrincipalRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetPrincipalRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetPrincipalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_principal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetPrincipalResponse>) {
        unsafe regent__v1__get_principal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetPrincipalResponse>) {
        self.init()
        unsafe principal = Read.message(c.pointee.principal)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetPrincipalResponse>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.message(principal)
    }
}

extension ListPrincipalsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_principals_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListPrincipalsRequest>) {
        unsafe regent__v1__list_principals_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListPrincipalsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListPrincipalsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListPrincipalsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_principals_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListPrincipalsResponse>) {
        unsafe regent__v1__list_principals_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListPrincipalsResponse>) {
        self.init()
        unsafe principals = Read.messages(c.pointee.principals, c.pointee.n_principals)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListPrincipalsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_principals, c.pointee.principals) = arena.messages(principals)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension GrantRoleRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__grant_role_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GrantRoleRequest>) {
        unsafe regent__v1__grant_role_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GrantRoleRequest>) {
        self.init()
        unsafe principal = Read.text(c.pointee.principal)
        unsafe grant = Read.message(c.pointee.grant)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GrantRoleRequest>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.text(principal)
        unsafe c.pointee.grant = arena.message(grant)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension GrantRoleResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__grant_role_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GrantRoleResponse>) {
        unsafe regent__v1__grant_role_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GrantRoleResponse>) {
        self.init()
        unsafe principal = Read.message(c.pointee.principal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GrantRoleResponse>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.message(principal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RevokeRoleRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__revoke_role_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RevokeRoleRequest>) {
        unsafe regent__v1__revoke_role_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RevokeRoleRequest>) {
        self.init()
        unsafe principal = Read.text(c.pointee.principal)
        unsafe grant = Read.message(c.pointee.grant)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RevokeRoleRequest>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.text(principal)
        unsafe c.pointee.grant = arena.message(grant)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RevokeRoleResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__revoke_role_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RevokeRoleResponse>) {
        unsafe regent__v1__revoke_role_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RevokeRoleResponse>) {
        self.init()
        unsafe principal = Read.message(c.pointee.principal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RevokeRoleResponse>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.message(principal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RequestTokenRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__request_token_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RequestTokenRequest>) {
        unsafe regent__v1__request_token_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RequestTokenRequest>) {
        self.init()
        unsafe description = Read.text(c.pointee.description)
        unsafe ttlSeconds = c.pointee.ttl_seconds
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RequestTokenRequest>, _ arena: Arena) {
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.ttl_seconds = ttlSeconds
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RequestTokenResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__request_token_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RequestTokenResponse>) {
        unsafe regent__v1__request_token_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RequestTokenResponse>) {
        self.init()
        unsafe token = Read.message(c.pointee.token)
        unsafe secret = Read.text(c.pointee.secret)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RequestTokenResponse>, _ arena: Arena) {
        unsafe c.pointee.token = arena.message(token)
        unsafe c.pointee.secret = arena.text(secret)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension IssueTokenRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__issue_token_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IssueTokenRequest>) {
        unsafe regent__v1__issue_token_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IssueTokenRequest>) {
        self.init()
        unsafe principal = Read.text(c.pointee.principal)
        unsafe description = Read.text(c.pointee.description)
        unsafe ttlSeconds = c.pointee.ttl_seconds
        unsafe mutation = Read.message(c.pointee.mutation)
        unsafe token = Read.text(c.pointee.token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IssueTokenRequest>, _ arena: Arena) {
        unsafe c.pointee.principal = arena.text(principal)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.ttl_seconds = ttlSeconds
        unsafe c.pointee.mutation = arena.message(mutation)
        unsafe c.pointee.token = arena.text(token)
    }
}

extension IssueTokenResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__issue_token_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IssueTokenResponse>) {
        unsafe regent__v1__issue_token_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IssueTokenResponse>) {
        self.init()
        unsafe token = Read.message(c.pointee.token)
        unsafe secret = Read.text(c.pointee.secret)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IssueTokenResponse>, _ arena: Arena) {
        unsafe c.pointee.token = arena.message(token)
        unsafe c.pointee.secret = arena.text(secret)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RevokeTokenRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__revoke_token_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RevokeTokenRequest>) {
        unsafe regent__v1__revoke_token_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RevokeTokenRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RevokeTokenRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RevokeTokenResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__revoke_token_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RevokeTokenResponse>) {
        unsafe regent__v1__revoke_token_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RevokeTokenResponse>) {
        self.init()
        unsafe token = Read.message(c.pointee.token)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RevokeTokenResponse>, _ arena: Arena) {
        unsafe c.pointee.token = arena.message(token)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetTokenRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_token_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetTokenRequest>) {
        unsafe regent__v1__get_token_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetTokenRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetTokenRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetTokenResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_token_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetTokenResponse>) {
        unsafe regent__v1__get_token_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetTokenResponse>) {
        self.init()
        unsafe token = Read.message(c.pointee.token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetTokenResponse>, _ arena: Arena) {
        unsafe c.pointee.token = arena.message(token)
    }
}

extension ListTokensRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_tokens_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListTokensRequest>) {
        unsafe regent__v1__list_tokens_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListTokensRequest>) {
        self.init()
        unsafe parent = Read.text(c.pointee.parent)
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListTokensRequest>, _ arena: Arena) {
        unsafe c.pointee.parent = arena.text(parent)
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListTokensResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_tokens_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListTokensResponse>) {
        unsafe regent__v1__list_tokens_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListTokensResponse>) {
        self.init()
        unsafe tokens = Read.messages(c.pointee.tokens, c.pointee.n_tokens)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListTokensResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_tokens, c.pointee.tokens) = arena.messages(tokens)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension CanIRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__can_irequest__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CanIRequest>) {
        unsafe regent__v1__can_irequest__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CanIRequest>) {
        self.init()
        unsafe action = Read.text(c.pointee.action)
        unsafe resource = Read.text(c.pointee.resource)
        unsafe principal = Read.text(c.pointee.principal)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CanIRequest>, _ arena: Arena) {
        unsafe c.pointee.action = arena.text(action)
        unsafe c.pointee.resource = arena.text(resource)
        unsafe c.pointee.principal = arena.text(principal)
    }
}

extension CanIResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__can_iresponse__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CanIResponse>) {
        unsafe regent__v1__can_iresponse__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CanIResponse>) {
        self.init()
        unsafe allowed = c.pointee.allowed != 0
        unsafe principal = Read.text(c.pointee.principal)
        unsafe requireAny = Read.texts(c.pointee.require_any, c.pointee.n_require_any)
        unsafe grant = Read.message(c.pointee.grant)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CanIResponse>, _ arena: Arena) {
        unsafe c.pointee.allowed = allowed ? 1 : 0
        unsafe c.pointee.principal = arena.text(principal)
        unsafe (c.pointee.n_require_any, c.pointee.require_any) = arena.texts(requireAny)
        unsafe c.pointee.grant = arena.message(grant)
    }
}

extension GetRolesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_roles_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRolesRequest>) {
        unsafe regent__v1__get_roles_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRolesRequest>) {
        self.init()
        unsafe role = Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRolesRequest>, _ arena: Arena) {
        unsafe c.pointee.role = .init(rawValue: UInt32(bitPattern: role.rawValue))
    }
}

extension GetRolesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_roles_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRolesResponse>) {
        unsafe regent__v1__get_roles_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRolesResponse>) {
        self.init()
        unsafe roles = Read.messages(c.pointee.roles, c.pointee.n_roles)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRolesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_roles, c.pointee.roles) = arena.messages(roles)
    }
}

extension RoleDescription: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__role_description__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RoleDescription>) {
        unsafe regent__v1__role_description__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RoleDescription>) {
        self.init()
        unsafe role = Role(rawValue: Int32(bitPattern: c.pointee.role.rawValue))
        unsafe permissions = Read.texts(c.pointee.permissions, c.pointee.n_permissions)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RoleDescription>, _ arena: Arena) {
        unsafe c.pointee.role = .init(rawValue: UInt32(bitPattern: role.rawValue))
        unsafe (c.pointee.n_permissions, c.pointee.permissions) = arena.texts(permissions)
    }
}

extension WhyDeniedRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__why_denied_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WhyDeniedRequest>) {
        unsafe regent__v1__why_denied_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WhyDeniedRequest>) {
        self.init()
        unsafe action = Read.text(c.pointee.action)
        unsafe resource = Read.text(c.pointee.resource)
        unsafe principal = Read.text(c.pointee.principal)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WhyDeniedRequest>, _ arena: Arena) {
        unsafe c.pointee.action = arena.text(action)
        unsafe c.pointee.resource = arena.text(resource)
        unsafe c.pointee.principal = arena.text(principal)
    }
}

extension ConsideredGrant: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__considered_grant__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ConsideredGrant>) {
        unsafe regent__v1__considered_grant__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ConsideredGrant>) {
        self.init()
        unsafe grant = Read.message(c.pointee.grant)
        unsafe givesPermission = c.pointee.gives_permission != 0
        unsafe coversResource = c.pointee.covers_resource != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ConsideredGrant>, _ arena: Arena) {
        unsafe c.pointee.grant = arena.message(grant)
        unsafe c.pointee.gives_permission = givesPermission ? 1 : 0
        unsafe c.pointee.covers_resource = coversResource ? 1 : 0
    }
}

extension RecordedDenial: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__recorded_denial__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RecordedDenial>) {
        unsafe regent__v1__recorded_denial__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RecordedDenial>) {
        self.init()
        unsafe time = Read.message(c.pointee.time)
        unsafe method = Read.text(c.pointee.method)
        unsafe resource = Read.text(c.pointee.resource)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RecordedDenial>, _ arena: Arena) {
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.resource = arena.text(resource)
    }
}

extension BrokenRule: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__broken_rule__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BrokenRule>) {
        unsafe regent__v1__broken_rule__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BrokenRule>) {
        self.init()
        unsafe rule = Read.text(c.pointee.rule)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe description = Read.text(c.pointee.description)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BrokenRule>, _ arena: Arena) {
        unsafe c.pointee.rule = arena.text(rule)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.description = arena.text(description)
    }
}

extension WhyDeniedResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__why_denied_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WhyDeniedResponse>) {
        unsafe regent__v1__why_denied_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WhyDeniedResponse>) {
        self.init()
        unsafe allowed = c.pointee.allowed != 0
        unsafe principal = Read.text(c.pointee.principal)
        unsafe requireAny = Read.texts(c.pointee.require_any, c.pointee.n_require_any)
        unsafe grants = Read.messages(c.pointee.grants, c.pointee.n_grants)
        unsafe sufficientRoles = Read.texts(c.pointee.sufficient_roles, c.pointee.n_sufficient_roles)
        unsafe disabled = c.pointee.disabled != 0
        unsafe recentDenials = Read.messages(c.pointee.recent_denials, c.pointee.n_recent_denials)
        unsafe brokenRules = Read.messages(c.pointee.broken_rules, c.pointee.n_broken_rules)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WhyDeniedResponse>, _ arena: Arena) {
        unsafe c.pointee.allowed = allowed ? 1 : 0
        unsafe c.pointee.principal = arena.text(principal)
        unsafe (c.pointee.n_require_any, c.pointee.require_any) = arena.texts(requireAny)
        unsafe (c.pointee.n_grants, c.pointee.grants) = arena.messages(grants)
        unsafe (c.pointee.n_sufficient_roles, c.pointee.sufficient_roles) = arena.texts(sufficientRoles)
        unsafe c.pointee.disabled = disabled ? 1 : 0
        unsafe (c.pointee.n_recent_denials, c.pointee.recent_denials) = arena.messages(recentDenials)
        unsafe (c.pointee.n_broken_rules, c.pointee.broken_rules) = arena.messages(brokenRules)
    }
}

extension HardenRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__harden_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__HardenRequest>) {
        unsafe regent__v1__harden_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__HardenRequest>) {
        self.init()
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__HardenRequest>, _ arena: Arena) {
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension HardenResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__harden_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__HardenResponse>) {
        unsafe regent__v1__harden_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__HardenResponse>) {
        self.init()
        unsafe owner = Read.message(c.pointee.owner)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__HardenResponse>, _ arena: Arena) {
        unsafe c.pointee.owner = arena.message(owner)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension CreateConsoleLoginRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_console_login_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateConsoleLoginRequest>) {
        unsafe regent__v1__create_console_login_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateConsoleLoginRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateConsoleLoginRequest>, _ arena: Arena) {
    }
}

extension CreateConsoleLoginResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_console_login_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateConsoleLoginResponse>) {
        unsafe regent__v1__create_console_login_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateConsoleLoginResponse>) {
        self.init()
        unsafe url = Read.text(c.pointee.url)
        unsafe expireTime = Read.message(c.pointee.expire_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateConsoleLoginResponse>, _ arena: Arena) {
        unsafe c.pointee.url = arena.text(url)
        unsafe c.pointee.expire_time = arena.message(expireTime)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/access.proto declares, in its order.
    static let access: [any Message.Type] = [
        RoleGrant.self,
        Principal.self,
        Token.self,
        PutPrincipalRequest.self,
        PutPrincipalResponse.self,
        GetPrincipalRequest.self,
        GetPrincipalResponse.self,
        ListPrincipalsRequest.self,
        ListPrincipalsResponse.self,
        GrantRoleRequest.self,
        GrantRoleResponse.self,
        RevokeRoleRequest.self,
        RevokeRoleResponse.self,
        RequestTokenRequest.self,
        RequestTokenResponse.self,
        IssueTokenRequest.self,
        IssueTokenResponse.self,
        RevokeTokenRequest.self,
        RevokeTokenResponse.self,
        GetTokenRequest.self,
        GetTokenResponse.self,
        ListTokensRequest.self,
        ListTokensResponse.self,
        CanIRequest.self,
        CanIResponse.self,
        GetRolesRequest.self,
        GetRolesResponse.self,
        RoleDescription.self,
        WhyDeniedRequest.self,
        ConsideredGrant.self,
        RecordedDenial.self,
        BrokenRule.self,
        WhyDeniedResponse.self,
        HardenRequest.self,
        HardenResponse.self,
        CreateConsoleLoginRequest.self,
        CreateConsoleLoginResponse.self,
    ]
}

extension PutPrincipalRequest: VerbRequest, DocumentRequest {
    public typealias Answer = PutPrincipalResponse
    public init(document: Principal, mutation: Mutation?) {
        self.init(principal: document, mutation: mutation)
    }
}

extension PutPrincipalResponse: DocumentResponse {
    public init(subject: Principal) { self.init(principal: subject) }
    public var subject: Principal? { principal }
}

extension GetPrincipalRequest: NamedRequest {}

extension GetPrincipalResponse: DocumentResponse {
    public init(subject: Principal) { self.init(principal: subject) }
    public var subject: Principal? { principal }
}

extension ListPrincipalsRequest: ListRequest {
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

extension ListPrincipalsResponse: ListResponse {
    public init(items: [Principal], nextPageToken: String) {
        self.init(principals: items, nextPageToken: nextPageToken)
    }
    public var items: [Principal] { principals }
}

extension GrantRoleRequest: VerbRequest {
    public typealias Answer = GrantRoleResponse
}

extension GrantRoleResponse: DocumentResponse {
    public init(subject: Principal) { self.init(principal: subject) }
    public var subject: Principal? { principal }
}

extension RevokeRoleRequest: VerbRequest {
    public typealias Answer = RevokeRoleResponse
}

extension RevokeRoleResponse: DocumentResponse {
    public init(subject: Principal) { self.init(principal: subject) }
    public var subject: Principal? { principal }
}

extension RequestTokenRequest: VerbRequest {
    public typealias Answer = RequestTokenResponse
}

extension RequestTokenResponse: DocumentResponse {
    public init(subject: Token) { self.init(token: subject) }
    public var subject: Token? { token }
}

extension IssueTokenRequest: VerbRequest {
    public typealias Answer = IssueTokenResponse
}

extension IssueTokenResponse: DocumentResponse {
    public init(subject: Token) { self.init(token: subject) }
    public var subject: Token? { token }
}

extension RevokeTokenRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RevokeTokenResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RevokeTokenResponse: DocumentResponse {
    public init(subject: Token) { self.init(token: subject) }
    public var subject: Token? { token }
}

extension GetTokenRequest: NamedRequest {}

extension GetTokenResponse: DocumentResponse {
    public init(subject: Token) { self.init(token: subject) }
    public var subject: Token? { token }
}

extension ListTokensRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(parent: parent, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        parent = query.parent
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListTokensResponse: ListResponse {
    public init(items: [Token], nextPageToken: String) {
        self.init(tokens: items, nextPageToken: nextPageToken)
    }
    public var items: [Token] { tokens }
}

extension HardenRequest: VerbRequest {
    public typealias Answer = HardenResponse
}

extension HardenResponse: DocumentResponse {
    public init(subject: Principal) { self.init(owner: subject) }
    public var subject: Principal? { owner }
}

/// Access control: principals, their roles and their tokens.
public enum AccessServiceMethods {
    /// Creates a principal, or replaces it except for its grants. A disabled principal is refused within a second.
    public static let putPrincipal = Method<PutPrincipalRequest, PutPrincipalResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/PutPrincipal", service: "regent.v1.AccessService",
            method: "PutPrincipal", requireAny: ["principal.write"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PutPrincipalRequest",
            responseType: "regent.v1.PutPrincipalResponse",
            comment: "Creates a principal, or replaces it except for its grants. A disabled principal is refused within a second.")
    ) { _ in [[]] }

    /// A principal.
    public static let getPrincipal = Method<GetPrincipalRequest, GetPrincipalResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/GetPrincipal", service: "regent.v1.AccessService",
            method: "GetPrincipal", requireAny: ["access.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetPrincipalRequest",
            responseType: "regent.v1.GetPrincipalResponse",
            comment: "A principal.")
    ) { _ in [[]] }

    /// Lists principals by name.
    public static let listPrincipals = Method<ListPrincipalsRequest, ListPrincipalsResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/ListPrincipals", service: "regent.v1.AccessService",
            method: "ListPrincipals", requireAny: ["access.read"], scope: ["*"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListPrincipalsRequest",
            responseType: "regent.v1.ListPrincipalsResponse",
            comment: "Lists principals by name.")
    ) { _ in [[]] }

    /// Grants a principal a role, or a SERVICE principal a single permission, within a scope. Requires the principal's etag.
    public static let grantRole = Method<GrantRoleRequest, GrantRoleResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/GrantRole", service: "regent.v1.AccessService",
            method: "GrantRole", requireAny: ["role.grant"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GrantRoleRequest",
            responseType: "regent.v1.GrantRoleResponse",
            comment: "Grants a principal a role, or a SERVICE principal a single permission, within a scope. Requires the principal's etag.")
    ) { _ in [[]] }

    /// Revokes a grant, which takes effect within a second. Requires the principal's etag.
    public static let revokeRole = Method<RevokeRoleRequest, RevokeRoleResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/RevokeRole", service: "regent.v1.AccessService",
            method: "RevokeRole", requireAny: ["role.revoke"], scope: ["*"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RevokeRoleRequest",
            responseType: "regent.v1.RevokeRoleResponse",
            comment: "Revokes a grant, which takes effect within a second. Requires the principal's etag.")
    ) { _ in [[]] }

    /// Requests a token for the caller's own principal. Its secret is returned here, once, and is valid only after another
    /// principal has issued the token.
    public static let requestToken = Method<RequestTokenRequest, RequestTokenResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/RequestToken", service: "regent.v1.AccessService",
            method: "RequestToken", requireAny: ["access.self"], scope: ["any"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RequestTokenRequest",
            responseType: "regent.v1.RequestTokenResponse",
            comment: "Requests a token for the caller's own principal. Its secret is returned here, once, and is valid only after another principal has issued the token."))

    /// Issues a token for a program or for the caller, and returns its secret only once; or issues a token that a person has
    /// requested, whose secret only that person has.
    public static let issueToken = Method<IssueTokenRequest, IssueTokenResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/IssueToken", service: "regent.v1.AccessService",
            method: "IssueToken", requireAny: ["token.issue"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.IssueTokenRequest",
            responseType: "regent.v1.IssueTokenResponse",
            comment: "Issues a token for a program or for the caller, and returns its secret only once; or issues a token that a person has requested, whose secret only that person has.")
    ) { _ in [[]] }

    /// Revokes a token; connections that use it are closed within a second.
    public static let revokeToken = Method<RevokeTokenRequest, RevokeTokenResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/RevokeToken", service: "regent.v1.AccessService",
            method: "RevokeToken", requireAny: ["token.revoke"], scope: ["*"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RevokeTokenRequest",
            responseType: "regent.v1.RevokeTokenResponse",
            comment: "Revokes a token; connections that use it are closed within a second.")
    ) { _ in [[]] }

    /// Returns a token, without its secret.
    public static let getToken = Method<GetTokenRequest, GetTokenResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/GetToken", service: "regent.v1.AccessService",
            method: "GetToken", requireAny: ["access.read"], scope: ["*"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetTokenRequest",
            responseType: "regent.v1.GetTokenResponse",
            comment: "Returns a token, without its secret.")
    ) { _ in [[]] }

    /// Lists the tokens of a principal, or of all, by name.
    public static let listTokens = Method<ListTokensRequest, ListTokensResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/ListTokens", service: "regent.v1.AccessService",
            method: "ListTokens", requireAny: ["access.read"], scope: ["*"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListTokensRequest",
            responseType: "regent.v1.ListTokensResponse",
            comment: "Lists the tokens of a principal, or of all, by name.")
    ) { _ in [[]] }

    /// Returns whether a principal may perform an action; questions about other principals require access.read.
    public static let canI = Method<CanIRequest, CanIResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/CanI", service: "regent.v1.AccessService",
            method: "CanI", requireAny: ["access.self"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CanIRequest",
            responseType: "regent.v1.CanIResponse",
            comment: "Returns whether a principal may perform an action; questions about other principals require access.read."))

    /// Explains a denial: the permissions required, those held, the roles that would be sufficient, and recent denials.
    public static let whyDenied = Method<WhyDeniedRequest, WhyDeniedResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/WhyDenied", service: "regent.v1.AccessService",
            method: "WhyDenied", requireAny: ["access.self"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.WhyDeniedRequest",
            responseType: "regent.v1.WhyDeniedResponse",
            comment: "Explains a denial: the permissions required, those held, the roles that would be sufficient, and recent denials."))

    /// The roles, each with the permissions that it gives.
    public static let getRoles = Method<GetRolesRequest, GetRolesResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/GetRoles", service: "regent.v1.AccessService",
            method: "GetRoles", requireAny: ["access.self"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRolesRequest",
            responseType: "regent.v1.GetRolesResponse",
            comment: "The roles, each with the permissions that it gives."))

    /// Makes a link that logs a browser in once, within a minute, as the caller, who must be known by user id.
    public static let createConsoleLogin = Method<CreateConsoleLoginRequest, CreateConsoleLoginResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/CreateConsoleLogin", service: "regent.v1.AccessService",
            method: "CreateConsoleLogin", requireAny: ["access.self"], scope: ["any"],
            idempotency: .natural, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateConsoleLoginRequest",
            responseType: "regent.v1.CreateConsoleLoginResponse",
            comment: "Makes a link that logs a browser in once, within a minute, as the caller, who must be known by user id."))

    /// Ends single-person mode permanently: segregation of duties applies to the owner too, who keeps ADMIN only. Requires
    /// an ADMIN and two APPROVER people.
    public static let harden = Method<HardenRequest, HardenResponse>(
        MethodDescriptor(
            name: "/regent.v1.AccessService/Harden", service: "regent.v1.AccessService",
            method: "Harden", requireAny: ["access.harden"], scope: ["*"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.HardenRequest",
            responseType: "regent.v1.HardenResponse",
            comment: "Ends single-person mode permanently: segregation of duties applies to the owner too, who keeps ADMIN only. Requires an ADMIN and two APPROVER people.")
    ) { _ in [[]] }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        putPrincipal.descriptor,
        getPrincipal.descriptor,
        listPrincipals.descriptor,
        grantRole.descriptor,
        revokeRole.descriptor,
        requestToken.descriptor,
        issueToken.descriptor,
        revokeToken.descriptor,
        getToken.descriptor,
        listTokens.descriptor,
        canI.descriptor,
        whyDenied.descriptor,
        getRoles.descriptor,
        createConsoleLogin.descriptor,
        harden.descriptor,
    ]
}

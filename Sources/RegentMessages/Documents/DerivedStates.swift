// States of documents that say them by other fields.

/// States of an environment.
public enum EnvironmentState: String, CaseIterable, DocumentState {
    case active = "ACTIVE"
    /// Out of use; its name stays taken.
    case archived = "ARCHIVED"
}

extension Environment {
    /// Its state in the lifecycle.
    public var state: EnvironmentState { archiveTime == nil ? .active : .archived }
}

/// States of a provider config.
public enum ProviderConfigState: String, CaseIterable, DocumentState {
    /// It may serve.
    case enabled = "ENABLED"
    case disabled = "DISABLED"
    /// Out of use; its name stays taken.
    case archived = "ARCHIVED"
}

extension ProviderConfig {
    /// Its state in the lifecycle.
    public var state: ProviderConfigState {
        if archiveTime != nil { return .archived }
        return enabled ?? true ? .enabled : .disabled
    }
}

/// States of a principal.
public enum PrincipalState: String, CaseIterable, DocumentState {
    case enabled = "ENABLED"
    /// Known, and refused.
    case disabled = "DISABLED"
}

extension Principal {
    /// Its state in the lifecycle.
    public var state: PrincipalState { disabled ? .disabled : .enabled }
}

/// States of a token; expiry is not a state, because nothing is written then.
public enum TokenState: String, CaseIterable, DocumentState {
    /// Asked for, and not issued: it does not hold.
    case requested = "REQUESTED"
    case active = "ACTIVE"
    case revoked = "REVOKED"
}

extension Token {
    /// Its state in the lifecycle.
    public var state: TokenState {
        if revokeTime != nil { return .revoked }
        // Whoever issues one is named, in documents of every release.
        return issuedBy.isEmpty ? .requested : .active
    }
}

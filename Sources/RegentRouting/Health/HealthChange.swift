package import RegentModel

/// A change in what is kept of a provider's health.
package struct HealthChange: Sendable, Hashable {
    /// What happened.
    package enum Kind: Sendable, Hashable {
        /// It was ejected.
        case ejected
        /// It stays out longer: it asked for a longer wait.
        case extended
        /// It serves again.
        case readmitted
        /// A probe of it was given to somebody.
        case probed
        /// The probe said nothing about it; another may be given.
        case probeUnanswered
        /// Its health was reset.
        case reset
    }

    /// Id of the provider.
    package let provider: String
    /// What happened.
    package let kind: Kind
    /// What is kept after it.
    package let record: HealthRecord
}

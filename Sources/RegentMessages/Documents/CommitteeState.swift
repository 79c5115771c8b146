/// States of a committee.
public enum CommitteeState: String, CaseIterable, DocumentState {
    /// It decides on changes.
    case active = "ACTIVE"
    /// Out of use; its name stays taken.
    case archived = "ARCHIVED"
}

extension Committee {
    /// Where it stands in its lifecycle.
    public var state: CommitteeState { archiveTime == nil ? .active : .archived }
}

/// Which version a job is bound to.
package struct JobBinding: Sendable, Hashable {
    /// Id of the job.
    package let job: String
    /// models/{model}: what it runs for.
    package let model: String
    /// models/{model}/versions/{version}; empty = none.
    package let version: String
    /// Ledger revision of the last change of the job.
    package let revision: UInt64

    /// A binding, by its parts.
    package init(job: String, model: String, version: String, revision: UInt64) {
        self.job = job
        self.model = model
        self.version = version
        self.revision = revision
    }
}

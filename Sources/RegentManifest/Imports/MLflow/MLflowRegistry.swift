/// The model registry of MLflow, as one of its stores has it.
///
/// - Source: MLflow's documentation, "MLflow Model Registry"
package struct MLflowRegistry: Sendable {
    /// A registered model.
    package struct Model: Sendable {
        /// Name, once in the registry.
        package let name: String
        /// Empty where there is none.
        package let description: String
        /// By key.
        package let tags: [String: String]
        /// Numbers of versions, by alias.
        package let aliases: [String: Int64]
        /// In the order of their numbers.
        package let versions: [Version]
        /// Where the store has it: a file, or a row.
        package let place: String

        package init(
            name: String, description: String, tags: [String: String], aliases: [String: Int64],
            versions: [Version], place: String
        ) {
            (self.name, self.description, self.tags) = (name, description, tags)
            (self.aliases, self.place) = (aliases, place)
            self.versions = versions.sorted { $0.number < $1.number }
        }
    }

    /// A version of a registered model.
    package struct Version: Sendable {
        /// From 1.
        package let number: Int64
        /// Empty where there is none.
        package let description: String
        /// Where its artifacts are; empty where that is not known.
        package let source: String
        /// The run that made it; empty for none.
        package let runID: String
        /// "None", "Staging", "Production", "Archived", or "Deleted_Internal".
        package let stage: String
        /// "READY", or why it is not.
        package let status: String
        /// By key.
        package let tags: [String: String]
        /// Where the store has it: a file, or a row.
        package let place: String

        package init(
            number: Int64, description: String, source: String, runID: String, stage: String, status: String,
            tags: [String: String], place: String
        ) {
            (self.number, self.description, self.source, self.runID) = (number, description, source, runID)
            (self.stage, self.status, self.tags, self.place) = (stage, status, tags, place)
        }

        /// Its files and rows stay when it is deleted.
        var isDeleted: Bool { stage == "Deleted_Internal" }
    }

    /// In the order of their names.
    package let models: [Model]

    package init(models: [Model]) { self.models = models.sorted { $0.name < $1.name } }
}

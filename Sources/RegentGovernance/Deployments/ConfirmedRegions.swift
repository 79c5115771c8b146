package import RegentMessages
package import RegentModel

// What a confirmed task says of its model and its version. The lifecycle of tasks rules who confirms one, and the
// entries have that command.
extension Model {
    /// The model with the version that now runs in some regions.
    package func running(
        _ version: String, in regions: [String], notes: String, _ command: Command
    ) -> Change<Model> {
        var after = self
        let rows = regions.map {
            ModelRegion(region: $0, version: version, deployTime: command.time, deploymentNotes: notes)
        }
        after.regions = (self.regions.filter { !regions.contains($0.region) } + rows).sorted { $0.region < $1.region }
        return Change(after: after, effect: .changed("model.deployed"), command: command)
    }
}

extension ModelVersion {
    /// The version, which runs in production since a date.
    package func running(since date: String, _ command: Command) -> Change<ModelVersion> {
        var after = self
        after.actualProductionDate = date
        return Change(after: after, effect: .changed("version.deployed"), command: command)
    }
}

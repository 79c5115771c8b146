package import RegentMessages
package import RegentModel

extension Region {
    /// What putting this region gives; whoever makes one without an owner owns it.
    ///
    /// - Parameters:
    ///   - before: the stored region; nil where there is none.
    ///   - isZoneKnown: whether the machine has its time zone.
    ///   - isOwnerKnown: whether its owner exists.
    /// - Throws: `Refusal` `TIME_ZONE_UNKNOWN`, `NOT_FOUND` for an owner who is not there.
    package func put(
        over before: Region?, isZoneKnown: Bool, isOwnerKnown: Bool, _ command: Command
    ) throws(Refusal) -> Change<Region> {
        try Self.putting(command, over: before) { region throws(Refusal) in
            region = self
            region.state = .active
            if owner.isEmpty { region.owner = before?.owner ?? command.actor.name }
            guard isZoneKnown else {
                throw Refusal(
                    .timeZoneUnknown, "\(timeZone) is no time zone of this machine; one is Europe/Berlin",
                    ["field": "region.time_zone", "time_zone": timeZone])
            }
            // Whoever calls need not have a document, and a stored owner was checked when it was stored.
            guard isOwnerKnown || [command.actor.name, before?.owner].contains(region.owner) else {
                throw Refusal(
                    .notFound, "region.owner: \(owner) does not exist", ["field": "region.owner", "name": owner])
            }
        }
    }

    /// The region, out of use.
    ///
    /// - Parameter tasks: its open deployment tasks, by name.
    /// - Throws: `Refusal` `REGION_IN_USE` where there are any.
    package func archived(openTasks tasks: [String], _ command: Command) throws(Refusal) -> Change<Region> {
        try applying(command) { region throws(Refusal) in
            guard tasks.isEmpty else {
                throw Refusal(
                    .regionInUse, "\(name) has \(tasks.count) open deployment tasks: confirm or cancel them first",
                    ["resource": name, "tasks": tasks.prefix(10).joined(separator: ", ")])
            }
            region.state = .archived
        }
    }

    /// The region in use again.
    package func restored(_ command: Command) throws(Refusal) -> Change<Region> {
        try applying(command) { $0.state = .active }
    }
}

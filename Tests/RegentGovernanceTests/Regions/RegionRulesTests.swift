import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of regions")
struct RegionRulesTests {
    typealias Methods = RegionServiceMethods

    static let stored = Region(
        name: "regions/eu", state: .active, timeZone: "Europe/Berlin", owner: "principals/left")

    static func put(
        _ region: Region, over before: Region? = nil, isZoneKnown: Bool = true, isOwnerKnown: Bool = false
    ) throws(Refusal) -> Region {
        let command = Command.of(Methods.putRegion, by: "principals/ada")
        return try region.put(over: before, isZoneKnown: isZoneKnown, isOwnerKnown: isOwnerKnown, command).after
    }

    @Test("A region is its creator's unless it says otherwise, and keeps the owner it has")
    func owners() throws {
        let new = Region(name: "regions/eu", state: .archived, timeZone: "UTC")
        #expect(try Self.put(new).owner == "principals/ada" && Self.put(new).state == .active)
        #expect(try Self.put(new, over: Self.stored).owner == "principals/left")
        #expect(try Self.put(Self.stored, over: Self.stored).owner == "principals/left")
        var said = Self.stored
        said.owner = "principals/bob"
        #expect(try Self.put(said, over: Self.stored, isOwnerKnown: true).owner == "principals/bob")
        expectRefusal(.notFound) { _ = try Self.put(said, over: Self.stored) }
    }

    @Test("A region has a time zone that the machine has")
    func zones() {
        expectRefusal(.timeZoneUnknown) { _ = try Self.put(Self.stored, over: Self.stored, isZoneKnown: false) }
    }

    @Test("A region is archived only while no task of it is open, and is not put until it is restored")
    func archived() throws {
        let command = Command.of(Methods.archiveRegion)
        expectRefusal(.regionInUse) { _ = try Self.stored.archived(openTasks: ["deploymentTasks/t"], command) }
        let archived = try Self.stored.archived(openTasks: [], command).after
        #expect(archived.state == .archived)
        expectRefusal(.illegalTransition) { _ = try Self.put(Self.stored, over: archived) }
        #expect(try archived.restored(.of(Methods.restoreRegion)).after.state == .active)
    }
}

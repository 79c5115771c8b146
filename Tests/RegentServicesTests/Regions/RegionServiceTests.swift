import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Regions through their handlers.
@Suite("Regions", .timeLimit(.minutes(10)))
struct RegionServiceTests {
    typealias Regions = RegionServiceMethods

    @discardableResult
    static func put(
        _ bench: ServiceBench, _ region: Region, etag: String = "", as caller: Caller? = nil
    ) async throws -> Region {
        let request = PutRegionRequest(region: region, mutation: .fresh(etag: etag))
        return try #require(try await bench.call(Regions.putRegion, request, as: caller).region)
    }

    static func names(_ bench: ServiceBench, showArchived: Bool = false, as caller: Caller? = nil) async throws
        -> [String]
    {
        let request = ListRegionsRequest(showArchived: showArchived)
        return try await bench.call(Regions.listRegions, request, as: caller).regions.map(\.name)
    }

    @Test("A region is put, read, listed, archived and restored, and the ledger has its life")
    func life() async throws {
        let bench = try await ServiceBench.open()
        var region = try await Self.put(bench, Region(name: "regions/eu", timeZone: "Europe/Berlin"))
        #expect(region.owner == "principals/uid-7" && region.state == .active)
        region.displayName = "Europe"
        region = try await Self.put(bench, region, etag: region.etag)
        #expect(try await bench.call(Regions.getRegion, GetRegionRequest(name: region.name)).region == region)
        let archive = ArchiveRegionRequest(name: region.name, mutation: .fresh())
        #expect(try await bench.call(Regions.archiveRegion, archive).region?.state == .archived)
        #expect(try await Self.names(bench) == [])
        #expect(try await Self.names(bench, showArchived: true) == [region.name])
        await expectRefusal(.illegalTransition) { try await Self.put(bench, region) }
        let restore = RestoreRegionRequest(name: region.name, mutation: .fresh())
        #expect(try await bench.call(Regions.restoreRegion, restore).region?.state == .active)
        let history = try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: region.name))
        #expect(
            history.entries.map(\.event) == ["region.created", "region.changed", "region.archived", "region.restored"])
    }

    @Test(
        "A region without a time zone that the machine has is refused, and nothing changes",
        arguments: [
            ("Europe/Atlantis", ErrorReason.timeZoneUnknown), ("../../../etc/passwd", .timeZoneUnknown),
            ("localtime", .timeZoneUnknown), ("europe/berlin/", .timeZoneUnknown),
        ])
    func zones(zone: String, reason: ErrorReason) async throws {
        let bench = try await ServiceBench.open()
        let before = try await bench.content()
        await expectRefusal(reason) { try await Self.put(bench, Region(name: "regions/eu", timeZone: zone)) }
        await expectRefusal(.notFound) {
            try await Self.put(bench, Region(name: "regions/eu", timeZone: "UTC", owner: "principals/none"))
        }
        #expect(try await bench.content() == before)
    }

    @Test("The system's zones are read by name, and UTC is there without them")
    func system() {
        for zone in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"] {
            #expect(SystemTimeZones.rules(of: zone) != nil, "\(zone)")
        }
        #expect(SystemTimeZones.rules(of: "Etc/GMT+5")?.offset(at: 0) == -18_000)
        #expect(SystemTimeZones.rules(of: "zone1970.tab") == nil && SystemTimeZones.rules(of: "leapseconds") == nil)
    }

    @Test("Of two changes on one etag exactly one is made")
    func race() async throws {
        let bench = try await ServiceBench.open()
        let region = try await Self.put(bench, Region(name: "regions/eu", timeZone: "UTC"))
        func change(_ text: String) async -> String {
            var said = region
            said.displayName = text
            return await failure { try await Self.put(bench, said, etag: region.etag) }?.reason ?? "OK"
        }
        async let first = change("first")
        async let second = change("second")
        #expect(await Set([first, second]) == ["OK", ErrorReason.etagMismatch.name])
    }

    @Test("Regions lie in the whole store: a role within a scope neither writes nor reads them")
    func scopes() async throws {
        let bench = try await ServiceBench.open()
        try await Self.put(bench, Region(name: "regions/eu", timeZone: "UTC"))
        let scoped = try ModelServiceTests.person("ada", "models/m", "region.write", "model.read")
        await expectRefusal(.permissionDenied) {
            try await Self.put(bench, Region(name: "regions/us", timeZone: "UTC"), as: scoped)
        }
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(Regions.getRegion, GetRegionRequest(name: "regions/eu"), as: scoped)
        }
        #expect(try await Self.names(bench, as: scoped) == [])
        let everywhere = try ModelServiceTests.person("ada", "*", "region.write", "model.read")
        try await Self.put(bench, Region(name: "regions/us", timeZone: "UTC"), as: everywhere)
        #expect(try await Self.names(bench, as: everywhere) == ["regions/eu", "regions/us"])
    }
}

// Generated from regent/v1/regions.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RegionService.
enum RegionServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(RegionServiceMethods.putRegion, Verb<PutRegion>(RegionServiceMethods.putRegion, context)),
            .unary(RegionServiceMethods.archiveRegion, Verb<ArchiveRegion>(RegionServiceMethods.archiveRegion, context)),
            .unary(RegionServiceMethods.restoreRegion, Verb<RestoreRegion>(RegionServiceMethods.restoreRegion, context)),
            .unary(RegionServiceMethods.getRegion, GetDocument(context)),
            .unary(RegionServiceMethods.listRegions, ListDocuments(context)),
        ]
    }
}

// Generated from regent/v1/committees.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.CommitteeService.
enum CommitteeServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(CommitteeServiceMethods.putCommittee, Verb<PutCommittee>(CommitteeServiceMethods.putCommittee, context)),
            .unary(CommitteeServiceMethods.archiveCommittee, Verb<ArchiveCommittee>(CommitteeServiceMethods.archiveCommittee, context)),
            .unary(CommitteeServiceMethods.restoreCommittee, Verb<RestoreCommittee>(CommitteeServiceMethods.restoreCommittee, context)),
            .unary(CommitteeServiceMethods.getCommittee, GetDocument(context)),
            .unary(CommitteeServiceMethods.listCommittees, ListDocuments(context)),
        ]
    }
}

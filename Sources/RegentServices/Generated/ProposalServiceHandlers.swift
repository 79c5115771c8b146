// Generated from regent/v1/proposals.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.ProposalService.
enum ProposalServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(ProposalServiceMethods.createProposal, Verb<CreateProposal>(ProposalServiceMethods.createProposal, context)),
            .unary(ProposalServiceMethods.updateProposal, Verb<UpdateProposal>(ProposalServiceMethods.updateProposal, context)),
            .unary(ProposalServiceMethods.submitProposal, Verb<SubmitProposal>(ProposalServiceMethods.submitProposal, context)),
            .unary(ProposalServiceMethods.addReview, Verb<AddReview>(ProposalServiceMethods.addReview, context)),
            .unary(ProposalServiceMethods.answerChecklist, Verb<AnswerChecklist>(ProposalServiceMethods.answerChecklist, context)),
            .unary(ProposalServiceMethods.castVote, Verb<CastVote>(ProposalServiceMethods.castVote, context)),
            .unary(ProposalServiceMethods.applyProposal, Verb<ApplyProposal>(ProposalServiceMethods.applyProposal, context)),
            .unary(ProposalServiceMethods.withdrawProposal, Verb<WithdrawProposal>(ProposalServiceMethods.withdrawProposal, context)),
            .unary(ProposalServiceMethods.getProposal, GetDocument(context)),
            .unary(ProposalServiceMethods.listProposals, ListDocuments(context)),
        ]
    }
}

/* Generated from regent/v1/proposals.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__change_proposal__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__changed_value__shape,
    &regent__v1__changed_value__shape,
    &regent__v1__model_contract__shape,
    &regent__v1__model_contract__shape,
    NULL,
    &regent__v1__impact_analysis__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &regent__v1__proposal_policy__shape,
    &regent__v1__proposal_evidence__shape,
    NULL,
    &regent__v1__checklist_answer__shape,
    &regent__v1__proposal_review__shape,
    &regent__v1__proposal_vote__shape,
    &regent__v1__proposal_approval__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    &regent__v1__version_artifact__shape,
};
const regent_shape regent__v1__change_proposal__shape = {
    &regent__v1__change_proposal__descriptor, UINT64_C(0xa030cb02e5), regent__v1__change_proposal__children};
const regent_shape regent__v1__changed_value__shape = {
    &regent__v1__changed_value__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__impact_analysis__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__decision_quality__shape,
    &regent__v1__decision_quality__shape,
};
const regent_shape regent__v1__impact_analysis__shape = {
    &regent__v1__impact_analysis__descriptor, UINT64_C(0x0), regent__v1__impact_analysis__children};
const regent_shape regent__v1__decision_quality__shape = {
    &regent__v1__decision_quality__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__proposal_policy__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__required_seat__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__proposal_policy__shape = {
    &regent__v1__proposal_policy__descriptor, UINT64_C(0x20), regent__v1__proposal_policy__children};
const regent_shape regent__v1__required_seat__shape = {
    &regent__v1__required_seat__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__proposal_evidence__shape = {
    &regent__v1__proposal_evidence__descriptor, UINT64_C(0x11), NULL};
static const regent_shape *const regent__v1__checklist_answer__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__checklist_answer__shape = {
    &regent__v1__checklist_answer__descriptor, UINT64_C(0xc), regent__v1__checklist_answer__children};
static const regent_shape *const regent__v1__proposal_review__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__proposal_review__shape = {
    &regent__v1__proposal_review__descriptor, UINT64_C(0x5), regent__v1__proposal_review__children};
static const regent_shape *const regent__v1__proposal_vote__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__proposal_vote__shape = {
    &regent__v1__proposal_vote__descriptor, UINT64_C(0x9), regent__v1__proposal_vote__children};
static const regent_shape *const regent__v1__proposal_approval__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__proposal_approval__shape = {
    &regent__v1__proposal_approval__descriptor, UINT64_C(0x1), regent__v1__proposal_approval__children};
static const regent_shape *const regent__v1__create_proposal_request__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_proposal_request__shape = {
    &regent__v1__create_proposal_request__descriptor, UINT64_C(0x0), regent__v1__create_proposal_request__children};
static const regent_shape *const regent__v1__create_proposal_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_proposal_response__shape = {
    &regent__v1__create_proposal_response__descriptor, UINT64_C(0x0), regent__v1__create_proposal_response__children};
static const regent_shape *const regent__v1__update_proposal_request__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__update_proposal_request__shape = {
    &regent__v1__update_proposal_request__descriptor, UINT64_C(0x0), regent__v1__update_proposal_request__children};
static const regent_shape *const regent__v1__update_proposal_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__update_proposal_response__shape = {
    &regent__v1__update_proposal_response__descriptor, UINT64_C(0x0), regent__v1__update_proposal_response__children};
static const regent_shape *const regent__v1__submit_proposal_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__submit_proposal_request__shape = {
    &regent__v1__submit_proposal_request__descriptor, UINT64_C(0x1), regent__v1__submit_proposal_request__children};
static const regent_shape *const regent__v1__submit_proposal_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__submit_proposal_response__shape = {
    &regent__v1__submit_proposal_response__descriptor, UINT64_C(0x0), regent__v1__submit_proposal_response__children};
static const regent_shape *const regent__v1__add_review_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__add_review_request__shape = {
    &regent__v1__add_review_request__descriptor, UINT64_C(0x5), regent__v1__add_review_request__children};
static const regent_shape *const regent__v1__add_review_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__add_review_response__shape = {
    &regent__v1__add_review_response__descriptor, UINT64_C(0x0), regent__v1__add_review_response__children};
static const regent_shape *const regent__v1__answer_checklist_request__children[] = {
    NULL,
    &regent__v1__checklist_answer__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__answer_checklist_request__shape = {
    &regent__v1__answer_checklist_request__descriptor, UINT64_C(0x1), regent__v1__answer_checklist_request__children};
static const regent_shape *const regent__v1__answer_checklist_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__answer_checklist_response__shape = {
    &regent__v1__answer_checklist_response__descriptor, UINT64_C(0x0), regent__v1__answer_checklist_response__children};
static const regent_shape *const regent__v1__cast_vote_request__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__cast_vote_request__shape = {
    &regent__v1__cast_vote_request__descriptor, UINT64_C(0x9), regent__v1__cast_vote_request__children};
static const regent_shape *const regent__v1__cast_vote_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__cast_vote_response__shape = {
    &regent__v1__cast_vote_response__descriptor, UINT64_C(0x0), regent__v1__cast_vote_response__children};
static const regent_shape *const regent__v1__apply_proposal_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__apply_proposal_request__shape = {
    &regent__v1__apply_proposal_request__descriptor, UINT64_C(0x1), regent__v1__apply_proposal_request__children};
static const regent_shape *const regent__v1__apply_proposal_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__apply_proposal_response__shape = {
    &regent__v1__apply_proposal_response__descriptor, UINT64_C(0x0), regent__v1__apply_proposal_response__children};
static const regent_shape *const regent__v1__withdraw_proposal_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__withdraw_proposal_request__shape = {
    &regent__v1__withdraw_proposal_request__descriptor, UINT64_C(0x1), regent__v1__withdraw_proposal_request__children};
static const regent_shape *const regent__v1__withdraw_proposal_response__children[] = {
    &regent__v1__change_proposal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__withdraw_proposal_response__shape = {
    &regent__v1__withdraw_proposal_response__descriptor, UINT64_C(0x0), regent__v1__withdraw_proposal_response__children};
const regent_shape regent__v1__get_proposal_request__shape = {
    &regent__v1__get_proposal_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_proposal_response__children[] = {
    &regent__v1__change_proposal__shape,
};
const regent_shape regent__v1__get_proposal_response__shape = {
    &regent__v1__get_proposal_response__descriptor, UINT64_C(0x0), regent__v1__get_proposal_response__children};
const regent_shape regent__v1__list_proposals_request__shape = {
    &regent__v1__list_proposals_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_proposals_response__children[] = {
    &regent__v1__change_proposal__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_proposals_response__shape = {
    &regent__v1__list_proposals_response__descriptor, UINT64_C(0x6), regent__v1__list_proposals_response__children};

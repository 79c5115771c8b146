/* Generated from regent/v1/ledger.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__ledger_entry__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__ledger_entry__shape = {
    &regent__v1__ledger_entry__descriptor, UINT64_C(0x18fc), regent__v1__ledger_entry__children};
const regent_shape regent__v1__watch_request__shape = {
    &regent__v1__watch_request__descriptor, UINT64_C(0x6), NULL};
static const regent_shape *const regent__v1__watch_response__children[] = {
    &regent__v1__ledger_entry__shape,
    NULL,
};
const regent_shape regent__v1__watch_response__shape = {
    &regent__v1__watch_response__descriptor, UINT64_C(0x0), regent__v1__watch_response__children};
const regent_shape regent__v1__get_history_request__shape = {
    &regent__v1__get_history_request__descriptor, UINT64_C(0x5), NULL};
static const regent_shape *const regent__v1__get_history_response__children[] = {
    &regent__v1__ledger_entry__shape,
    NULL,
    &regent__v1__entry_changes__shape,
};
const regent_shape regent__v1__get_history_response__shape = {
    &regent__v1__get_history_response__descriptor, UINT64_C(0x2), regent__v1__get_history_response__children};
static const regent_shape *const regent__v1__entry_changes__children[] = {
    NULL,
    &regent__v1__field_change__shape,
    NULL,
};
const regent_shape regent__v1__entry_changes__shape = {
    &regent__v1__entry_changes__descriptor, UINT64_C(0x0), regent__v1__entry_changes__children};
const regent_shape regent__v1__field_change__shape = {
    &regent__v1__field_change__descriptor, UINT64_C(0x7), NULL};
const regent_shape regent__v1__diff_resource_request__shape = {
    &regent__v1__diff_resource_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__diff_resource_response__children[] = {
    &regent__v1__field_change__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__diff_resource_response__shape = {
    &regent__v1__diff_resource_response__descriptor, UINT64_C(0x0), regent__v1__diff_resource_response__children};
static const regent_shape *const regent__v1__get_event_statistics_request__children[] = {
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__get_event_statistics_request__shape = {
    &regent__v1__get_event_statistics_request__descriptor, UINT64_C(0x1c), regent__v1__get_event_statistics_request__children};
static const regent_shape *const regent__v1__get_event_statistics_response__children[] = {
    &regent__v1__event_group__shape,
    NULL,
    NULL,
    &regent__v1__event_step__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__get_event_statistics_response__shape = {
    &regent__v1__get_event_statistics_response__descriptor, UINT64_C(0x0), regent__v1__get_event_statistics_response__children};
static const regent_shape *const regent__v1__event_group__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__event_group__shape = {
    &regent__v1__event_group__descriptor, UINT64_C(0x1), regent__v1__event_group__children};
static const regent_shape *const regent__v1__event_step__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__event_step__shape = {
    &regent__v1__event_step__descriptor, UINT64_C(0x0), regent__v1__event_step__children};
static const regent_shape *const regent__v1__ledger_checkpoint__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__ledger_checkpoint__shape = {
    &regent__v1__ledger_checkpoint__descriptor, UINT64_C(0x93), regent__v1__ledger_checkpoint__children};
const regent_shape regent__v1__get_checkpoint_request__shape = {
    &regent__v1__get_checkpoint_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__get_checkpoint_response__children[] = {
    &regent__v1__ledger_checkpoint__shape,
};
const regent_shape regent__v1__get_checkpoint_response__shape = {
    &regent__v1__get_checkpoint_response__descriptor, UINT64_C(0x0), regent__v1__get_checkpoint_response__children};
const regent_shape regent__v1__prove_inclusion_request__shape = {
    &regent__v1__prove_inclusion_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__prove_inclusion_response__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__ledger_checkpoint__shape,
    NULL,
};
const regent_shape regent__v1__prove_inclusion_response__shape = {
    &regent__v1__prove_inclusion_response__descriptor, UINT64_C(0x0), regent__v1__prove_inclusion_response__children};
const regent_shape regent__v1__prove_consistency_request__shape = {
    &regent__v1__prove_consistency_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__prove_consistency_response__children[] = {
    NULL,
    NULL,
    &regent__v1__ledger_checkpoint__shape,
};
const regent_shape regent__v1__prove_consistency_response__shape = {
    &regent__v1__prove_consistency_response__descriptor, UINT64_C(0x0), regent__v1__prove_consistency_response__children};
const regent_shape regent__v1__get_entry_bundle_request__shape = {
    &regent__v1__get_entry_bundle_request__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__get_entry_bundle_response__shape = {
    &regent__v1__get_entry_bundle_response__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__key_rotation__children[] = {
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
};
const regent_shape regent__v1__key_rotation__shape = {
    &regent__v1__key_rotation__descriptor, UINT64_C(0x1c5), regent__v1__key_rotation__children};
static const regent_shape *const regent__v1__rotate_signing_key_request__children[] = {
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__rotate_signing_key_request__shape = {
    &regent__v1__rotate_signing_key_request__descriptor, UINT64_C(0x0), regent__v1__rotate_signing_key_request__children};
static const regent_shape *const regent__v1__rotate_signing_key_response__children[] = {
    &regent__v1__key_rotation__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__rotate_signing_key_response__shape = {
    &regent__v1__rotate_signing_key_response__descriptor, UINT64_C(0x0), regent__v1__rotate_signing_key_response__children};
const regent_shape regent__v1__get_key_rotation_request__shape = {
    &regent__v1__get_key_rotation_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_key_rotation_response__children[] = {
    &regent__v1__key_rotation__shape,
};
const regent_shape regent__v1__get_key_rotation_response__shape = {
    &regent__v1__get_key_rotation_response__descriptor, UINT64_C(0x0), regent__v1__get_key_rotation_response__children};
const regent_shape regent__v1__list_key_rotations_request__shape = {
    &regent__v1__list_key_rotations_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_key_rotations_response__children[] = {
    &regent__v1__key_rotation__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_key_rotations_response__shape = {
    &regent__v1__list_key_rotations_response__descriptor, UINT64_C(0x6), regent__v1__list_key_rotations_response__children};
static const regent_shape *const regent__v1__text_erasure__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__text_erasure__shape = {
    &regent__v1__text_erasure__descriptor, UINT64_C(0x85), regent__v1__text_erasure__children};
static const regent_shape *const regent__v1__erase_text_request__children[] = {
    &regent__v1__mutation__shape,
    NULL,
};
const regent_shape regent__v1__erase_text_request__shape = {
    &regent__v1__erase_text_request__descriptor, UINT64_C(0x0), regent__v1__erase_text_request__children};
static const regent_shape *const regent__v1__erase_text_response__children[] = {
    &regent__v1__text_erasure__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__erase_text_response__shape = {
    &regent__v1__erase_text_response__descriptor, UINT64_C(0x0), regent__v1__erase_text_response__children};
const regent_shape regent__v1__get_text_erasure_request__shape = {
    &regent__v1__get_text_erasure_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_text_erasure_response__children[] = {
    &regent__v1__text_erasure__shape,
};
const regent_shape regent__v1__get_text_erasure_response__shape = {
    &regent__v1__get_text_erasure_response__descriptor, UINT64_C(0x0), regent__v1__get_text_erasure_response__children};
const regent_shape regent__v1__list_text_erasures_request__shape = {
    &regent__v1__list_text_erasures_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_text_erasures_response__children[] = {
    &regent__v1__text_erasure__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_text_erasures_response__shape = {
    &regent__v1__list_text_erasures_response__descriptor, UINT64_C(0x6), regent__v1__list_text_erasures_response__children};

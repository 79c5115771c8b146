/* Generated from regent/v1/versions.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

const regent_shape regent__v1__version_artifact__shape = {
    &regent__v1__version_artifact__descriptor, UINT64_C(0x3), NULL};
const regent_shape regent__v1__decision_feature__shape = {
    &regent__v1__decision_feature__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__calibration__shape = {
    &regent__v1__calibration__descriptor, UINT64_C(0x0), NULL};
const regent_shape regent__v1__safety_rule__shape = {
    &regent__v1__safety_rule__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__decision_model__children[] = {
    &regent__v1__decision_feature__shape,
    NULL,
    &regent__v1__decision_model__biases_entry__shape,
    NULL,
    NULL,
    &regent__v1__calibration__shape,
    &regent__v1__safety_rule__shape,
};
const regent_shape regent__v1__decision_model__shape = {
    &regent__v1__decision_model__descriptor, UINT64_C(0x0), regent__v1__decision_model__children};
const regent_shape regent__v1__decision_model__biases_entry__shape = {
    &regent__v1__decision_model__biases_entry__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__version_approval__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__version_approval__impact_entry__shape,
};
const regent_shape regent__v1__version_approval__shape = {
    &regent__v1__version_approval__descriptor, UINT64_C(0x3), regent__v1__version_approval__children};
const regent_shape regent__v1__version_approval__impact_entry__shape = {
    &regent__v1__version_approval__impact_entry__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__release_answer__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__release_answer__shape = {
    &regent__v1__release_answer__descriptor, UINT64_C(0x1c), regent__v1__release_answer__children};
static const regent_shape *const regent__v1__version_suspension__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__version_suspension__shape = {
    &regent__v1__version_suspension__descriptor, UINT64_C(0xb), regent__v1__version_suspension__children};
static const regent_shape *const regent__v1__version_status__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__version_status__shape = {
    &regent__v1__version_status__descriptor, UINT64_C(0x15), regent__v1__version_status__children};
static const regent_shape *const regent__v1__model_version__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__version_status__shape,
    NULL,
    &regent__v1__version_suspension__shape,
    NULL,
    &regent__v1__version_artifact__shape,
    &regent__v1__decision_model__shape,
    &regent__v1__model_contract__shape,
    NULL,
    &regent__v1__model_version__performance_entry__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__version_approval__shape,
    &regent__v1__release_answer__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &regent__v1__model_version__metadata_entry__shape,
    NULL,
};
const regent_shape regent__v1__model_version__shape = {
    &regent__v1__model_version__descriptor, UINT64_C(0x238e0865), regent__v1__model_version__children};
const regent_shape regent__v1__model_version__performance_entry__shape = {
    &regent__v1__model_version__performance_entry__descriptor, UINT64_C(0x1), NULL};
const regent_shape regent__v1__model_version__metadata_entry__shape = {
    &regent__v1__model_version__metadata_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__register_version_request__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__register_version_request__shape = {
    &regent__v1__register_version_request__descriptor, UINT64_C(0x0), regent__v1__register_version_request__children};
static const regent_shape *const regent__v1__register_version_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__register_version_response__shape = {
    &regent__v1__register_version_response__descriptor, UINT64_C(0x0), regent__v1__register_version_response__children};
const regent_shape regent__v1__get_version_request__shape = {
    &regent__v1__get_version_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_version_response__children[] = {
    &regent__v1__model_version__shape,
};
const regent_shape regent__v1__get_version_response__shape = {
    &regent__v1__get_version_response__descriptor, UINT64_C(0x0), regent__v1__get_version_response__children};
const regent_shape regent__v1__list_versions_request__shape = {
    &regent__v1__list_versions_request__descriptor, UINT64_C(0x39), NULL};
static const regent_shape *const regent__v1__list_versions_response__children[] = {
    &regent__v1__model_version__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_versions_response__shape = {
    &regent__v1__list_versions_response__descriptor, UINT64_C(0x6), regent__v1__list_versions_response__children};
static const regent_shape *const regent__v1__answer_release_checklist_request__children[] = {
    NULL,
    &regent__v1__release_answer__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__answer_release_checklist_request__shape = {
    &regent__v1__answer_release_checklist_request__descriptor, UINT64_C(0x1), regent__v1__answer_release_checklist_request__children};
static const regent_shape *const regent__v1__answer_release_checklist_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__answer_release_checklist_response__shape = {
    &regent__v1__answer_release_checklist_response__descriptor, UINT64_C(0x0), regent__v1__answer_release_checklist_response__children};
static const regent_shape *const regent__v1__record_performance_request__children[] = {
    NULL,
    &regent__v1__record_performance_request__performance_entry__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__record_performance_request__shape = {
    &regent__v1__record_performance_request__descriptor, UINT64_C(0x1), regent__v1__record_performance_request__children};
const regent_shape regent__v1__record_performance_request__performance_entry__shape = {
    &regent__v1__record_performance_request__performance_entry__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__record_performance_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__record_performance_response__shape = {
    &regent__v1__record_performance_response__descriptor, UINT64_C(0x0), regent__v1__record_performance_response__children};
static const regent_shape *const regent__v1__release_version_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__release_version_request__shape = {
    &regent__v1__release_version_request__descriptor, UINT64_C(0x3), regent__v1__release_version_request__children};
static const regent_shape *const regent__v1__release_version_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__release_version_response__shape = {
    &regent__v1__release_version_response__descriptor, UINT64_C(0x0), regent__v1__release_version_response__children};
static const regent_shape *const regent__v1__suspend_version_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__suspend_version_request__shape = {
    &regent__v1__suspend_version_request__descriptor, UINT64_C(0x1), regent__v1__suspend_version_request__children};
static const regent_shape *const regent__v1__suspend_version_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__suspend_version_response__shape = {
    &regent__v1__suspend_version_response__descriptor, UINT64_C(0x0), regent__v1__suspend_version_response__children};
static const regent_shape *const regent__v1__resume_version_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__resume_version_request__shape = {
    &regent__v1__resume_version_request__descriptor, UINT64_C(0x1), regent__v1__resume_version_request__children};
static const regent_shape *const regent__v1__resume_version_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__resume_version_response__shape = {
    &regent__v1__resume_version_response__descriptor, UINT64_C(0x0), regent__v1__resume_version_response__children};
static const regent_shape *const regent__v1__deprecate_version_request__children[] = {
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__deprecate_version_request__shape = {
    &regent__v1__deprecate_version_request__descriptor, UINT64_C(0x3), regent__v1__deprecate_version_request__children};
static const regent_shape *const regent__v1__deprecate_version_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__deprecate_version_response__shape = {
    &regent__v1__deprecate_version_response__descriptor, UINT64_C(0x0), regent__v1__deprecate_version_response__children};
static const regent_shape *const regent__v1__retire_version_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__retire_version_request__shape = {
    &regent__v1__retire_version_request__descriptor, UINT64_C(0x1), regent__v1__retire_version_request__children};
static const regent_shape *const regent__v1__retire_version_response__children[] = {
    &regent__v1__model_version__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__retire_version_response__shape = {
    &regent__v1__retire_version_response__descriptor, UINT64_C(0x0), regent__v1__retire_version_response__children};

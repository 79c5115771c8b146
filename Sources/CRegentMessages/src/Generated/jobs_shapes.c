/* Generated from regent/v1/jobs.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__job__children[] = {
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
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    &regent__v1__gate_policy__shape,
    &regent__v1__metric_declaration__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &regent__v1__job__metadata_entry__shape,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    NULL,
};
const regent_shape regent__v1__job__shape = {
    &regent__v1__job__descriptor, UINT64_C(0x39189345), regent__v1__job__children};
const regent_shape regent__v1__job__metadata_entry__shape = {
    &regent__v1__job__metadata_entry__descriptor, UINT64_C(0x3), NULL};
static const regent_shape *const regent__v1__create_job_request__children[] = {
    &regent__v1__job__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__create_job_request__shape = {
    &regent__v1__create_job_request__descriptor, UINT64_C(0x0), regent__v1__create_job_request__children};
static const regent_shape *const regent__v1__create_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__create_job_response__shape = {
    &regent__v1__create_job_response__descriptor, UINT64_C(0x0), regent__v1__create_job_response__children};
static const regent_shape *const regent__v1__update_job_request__children[] = {
    &regent__v1__job__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__update_job_request__shape = {
    &regent__v1__update_job_request__descriptor, UINT64_C(0x0), regent__v1__update_job_request__children};
static const regent_shape *const regent__v1__update_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__update_job_response__shape = {
    &regent__v1__update_job_response__descriptor, UINT64_C(0x0), regent__v1__update_job_response__children};
static const regent_shape *const regent__v1__pause_job_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__pause_job_request__shape = {
    &regent__v1__pause_job_request__descriptor, UINT64_C(0x1), regent__v1__pause_job_request__children};
static const regent_shape *const regent__v1__pause_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__pause_job_response__shape = {
    &regent__v1__pause_job_response__descriptor, UINT64_C(0x0), regent__v1__pause_job_response__children};
static const regent_shape *const regent__v1__resume_job_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__resume_job_request__shape = {
    &regent__v1__resume_job_request__descriptor, UINT64_C(0x1), regent__v1__resume_job_request__children};
static const regent_shape *const regent__v1__resume_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__resume_job_response__shape = {
    &regent__v1__resume_job_response__descriptor, UINT64_C(0x0), regent__v1__resume_job_response__children};
static const regent_shape *const regent__v1__bind_job_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__bind_job_request__shape = {
    &regent__v1__bind_job_request__descriptor, UINT64_C(0x3), regent__v1__bind_job_request__children};
static const regent_shape *const regent__v1__bind_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__bind_job_response__shape = {
    &regent__v1__bind_job_response__descriptor, UINT64_C(0x0), regent__v1__bind_job_response__children};
static const regent_shape *const regent__v1__unbind_job_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__unbind_job_request__shape = {
    &regent__v1__unbind_job_request__descriptor, UINT64_C(0x1), regent__v1__unbind_job_request__children};
static const regent_shape *const regent__v1__unbind_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__unbind_job_response__shape = {
    &regent__v1__unbind_job_response__descriptor, UINT64_C(0x0), regent__v1__unbind_job_response__children};
static const regent_shape *const regent__v1__archive_job_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__archive_job_request__shape = {
    &regent__v1__archive_job_request__descriptor, UINT64_C(0x1), regent__v1__archive_job_request__children};
static const regent_shape *const regent__v1__archive_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__archive_job_response__shape = {
    &regent__v1__archive_job_response__descriptor, UINT64_C(0x0), regent__v1__archive_job_response__children};
static const regent_shape *const regent__v1__restore_job_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__restore_job_request__shape = {
    &regent__v1__restore_job_request__descriptor, UINT64_C(0x1), regent__v1__restore_job_request__children};
static const regent_shape *const regent__v1__restore_job_response__children[] = {
    &regent__v1__job__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__restore_job_response__shape = {
    &regent__v1__restore_job_response__descriptor, UINT64_C(0x0), regent__v1__restore_job_response__children};
const regent_shape regent__v1__get_job_request__shape = {
    &regent__v1__get_job_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_job_response__children[] = {
    &regent__v1__job__shape,
};
const regent_shape regent__v1__get_job_response__shape = {
    &regent__v1__get_job_response__descriptor, UINT64_C(0x0), regent__v1__get_job_response__children};
const regent_shape regent__v1__list_jobs_request__shape = {
    &regent__v1__list_jobs_request__descriptor, UINT64_C(0x1a), NULL};
static const regent_shape *const regent__v1__list_jobs_response__children[] = {
    &regent__v1__job__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_jobs_response__shape = {
    &regent__v1__list_jobs_response__descriptor, UINT64_C(0x6), regent__v1__list_jobs_response__children};

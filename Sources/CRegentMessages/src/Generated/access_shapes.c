/* Generated from regent/v1/access.proto by proto/generator. Do not edit. */
#include "CRegentMessages.h"

static const regent_shape *const regent__v1__role_grant__children[] = {
    NULL,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__role_grant__shape = {
    &regent__v1__role_grant__descriptor, UINT64_C(0xe), regent__v1__role_grant__children};
static const regent_shape *const regent__v1__principal__children[] = {
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
    &regent__v1__role_grant__shape,
};
const regent_shape regent__v1__principal__shape = {
    &regent__v1__principal__descriptor, UINT64_C(0x145), regent__v1__principal__children};
static const regent_shape *const regent__v1__token__children[] = {
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
    NULL,
    &google__protobuf__timestamp__shape,
    NULL,
};
const regent_shape regent__v1__token__shape = {
    &regent__v1__token__descriptor, UINT64_C(0xaa5), regent__v1__token__children};
static const regent_shape *const regent__v1__put_principal_request__children[] = {
    &regent__v1__principal__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__put_principal_request__shape = {
    &regent__v1__put_principal_request__descriptor, UINT64_C(0x0), regent__v1__put_principal_request__children};
static const regent_shape *const regent__v1__put_principal_response__children[] = {
    &regent__v1__principal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__put_principal_response__shape = {
    &regent__v1__put_principal_response__descriptor, UINT64_C(0x0), regent__v1__put_principal_response__children};
const regent_shape regent__v1__get_principal_request__shape = {
    &regent__v1__get_principal_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_principal_response__children[] = {
    &regent__v1__principal__shape,
};
const regent_shape regent__v1__get_principal_response__shape = {
    &regent__v1__get_principal_response__descriptor, UINT64_C(0x0), regent__v1__get_principal_response__children};
const regent_shape regent__v1__list_principals_request__shape = {
    &regent__v1__list_principals_request__descriptor, UINT64_C(0xe), NULL};
static const regent_shape *const regent__v1__list_principals_response__children[] = {
    &regent__v1__principal__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_principals_response__shape = {
    &regent__v1__list_principals_response__descriptor, UINT64_C(0x6), regent__v1__list_principals_response__children};
static const regent_shape *const regent__v1__grant_role_request__children[] = {
    NULL,
    &regent__v1__role_grant__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__grant_role_request__shape = {
    &regent__v1__grant_role_request__descriptor, UINT64_C(0x1), regent__v1__grant_role_request__children};
static const regent_shape *const regent__v1__grant_role_response__children[] = {
    &regent__v1__principal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__grant_role_response__shape = {
    &regent__v1__grant_role_response__descriptor, UINT64_C(0x0), regent__v1__grant_role_response__children};
static const regent_shape *const regent__v1__revoke_role_request__children[] = {
    NULL,
    &regent__v1__role_grant__shape,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__revoke_role_request__shape = {
    &regent__v1__revoke_role_request__descriptor, UINT64_C(0x1), regent__v1__revoke_role_request__children};
static const regent_shape *const regent__v1__revoke_role_response__children[] = {
    &regent__v1__principal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__revoke_role_response__shape = {
    &regent__v1__revoke_role_response__descriptor, UINT64_C(0x0), regent__v1__revoke_role_response__children};
static const regent_shape *const regent__v1__request_token_request__children[] = {
    NULL,
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__request_token_request__shape = {
    &regent__v1__request_token_request__descriptor, UINT64_C(0x1), regent__v1__request_token_request__children};
static const regent_shape *const regent__v1__request_token_response__children[] = {
    &regent__v1__token__shape,
    NULL,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__request_token_response__shape = {
    &regent__v1__request_token_response__descriptor, UINT64_C(0x2), regent__v1__request_token_response__children};
static const regent_shape *const regent__v1__issue_token_request__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__mutation__shape,
    NULL,
};
const regent_shape regent__v1__issue_token_request__shape = {
    &regent__v1__issue_token_request__descriptor, UINT64_C(0x13), regent__v1__issue_token_request__children};
static const regent_shape *const regent__v1__issue_token_response__children[] = {
    &regent__v1__token__shape,
    NULL,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__issue_token_response__shape = {
    &regent__v1__issue_token_response__descriptor, UINT64_C(0x2), regent__v1__issue_token_response__children};
static const regent_shape *const regent__v1__revoke_token_request__children[] = {
    NULL,
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__revoke_token_request__shape = {
    &regent__v1__revoke_token_request__descriptor, UINT64_C(0x1), regent__v1__revoke_token_request__children};
static const regent_shape *const regent__v1__revoke_token_response__children[] = {
    &regent__v1__token__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__revoke_token_response__shape = {
    &regent__v1__revoke_token_response__descriptor, UINT64_C(0x0), regent__v1__revoke_token_response__children};
const regent_shape regent__v1__get_token_request__shape = {
    &regent__v1__get_token_request__descriptor, UINT64_C(0x1), NULL};
static const regent_shape *const regent__v1__get_token_response__children[] = {
    &regent__v1__token__shape,
};
const regent_shape regent__v1__get_token_response__shape = {
    &regent__v1__get_token_response__descriptor, UINT64_C(0x0), regent__v1__get_token_response__children};
const regent_shape regent__v1__list_tokens_request__shape = {
    &regent__v1__list_tokens_request__descriptor, UINT64_C(0x1d), NULL};
static const regent_shape *const regent__v1__list_tokens_response__children[] = {
    &regent__v1__token__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__list_tokens_response__shape = {
    &regent__v1__list_tokens_response__descriptor, UINT64_C(0x6), regent__v1__list_tokens_response__children};
const regent_shape regent__v1__can_irequest__shape = {
    &regent__v1__can_irequest__descriptor, UINT64_C(0x7), NULL};
static const regent_shape *const regent__v1__can_iresponse__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__role_grant__shape,
};
const regent_shape regent__v1__can_iresponse__shape = {
    &regent__v1__can_iresponse__descriptor, UINT64_C(0x6), regent__v1__can_iresponse__children};
const regent_shape regent__v1__get_roles_request__shape = {
    &regent__v1__get_roles_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__get_roles_response__children[] = {
    &regent__v1__role_description__shape,
};
const regent_shape regent__v1__get_roles_response__shape = {
    &regent__v1__get_roles_response__descriptor, UINT64_C(0x0), regent__v1__get_roles_response__children};
const regent_shape regent__v1__role_description__shape = {
    &regent__v1__role_description__descriptor, UINT64_C(0x2), NULL};
const regent_shape regent__v1__why_denied_request__shape = {
    &regent__v1__why_denied_request__descriptor, UINT64_C(0x7), NULL};
static const regent_shape *const regent__v1__considered_grant__children[] = {
    &regent__v1__role_grant__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__considered_grant__shape = {
    &regent__v1__considered_grant__descriptor, UINT64_C(0x0), regent__v1__considered_grant__children};
static const regent_shape *const regent__v1__recorded_denial__children[] = {
    &google__protobuf__timestamp__shape,
    NULL,
    NULL,
};
const regent_shape regent__v1__recorded_denial__shape = {
    &regent__v1__recorded_denial__descriptor, UINT64_C(0x6), regent__v1__recorded_denial__children};
const regent_shape regent__v1__broken_rule__shape = {
    &regent__v1__broken_rule__descriptor, UINT64_C(0x7), NULL};
static const regent_shape *const regent__v1__why_denied_response__children[] = {
    NULL,
    NULL,
    NULL,
    &regent__v1__considered_grant__shape,
    NULL,
    NULL,
    &regent__v1__recorded_denial__shape,
    &regent__v1__broken_rule__shape,
};
const regent_shape regent__v1__why_denied_response__shape = {
    &regent__v1__why_denied_response__descriptor, UINT64_C(0x16), regent__v1__why_denied_response__children};
static const regent_shape *const regent__v1__harden_request__children[] = {
    &regent__v1__mutation__shape,
};
const regent_shape regent__v1__harden_request__shape = {
    &regent__v1__harden_request__descriptor, UINT64_C(0x0), regent__v1__harden_request__children};
static const regent_shape *const regent__v1__harden_response__children[] = {
    &regent__v1__principal__shape,
    &regent__v1__receipt__shape,
};
const regent_shape regent__v1__harden_response__shape = {
    &regent__v1__harden_response__descriptor, UINT64_C(0x0), regent__v1__harden_response__children};
const regent_shape regent__v1__create_console_login_request__shape = {
    &regent__v1__create_console_login_request__descriptor, UINT64_C(0x0), NULL};
static const regent_shape *const regent__v1__create_console_login_response__children[] = {
    NULL,
    &google__protobuf__timestamp__shape,
};
const regent_shape regent__v1__create_console_login_response__shape = {
    &regent__v1__create_console_login_response__descriptor, UINT64_C(0x1), regent__v1__create_console_login_response__children};

// Generated from regent/v1/documents.proto by proto/generator. Do not edit.

#include "regent_tables.h"

#define FILE_DESCRIPTOR(name) extern const regent_file_descriptor regent_file_descriptor_##name;
#include "Generated/file_descriptors.h"
#undef FILE_DESCRIPTOR

#define FILE_DESCRIPTOR(name) &regent_file_descriptor_##name,
static const regent_file_descriptor *const files[] = {
#include "Generated/file_descriptors.h"
};

size_t regent_file_descriptor_count(void) { return sizeof files / sizeof files[0]; }

regent_file_descriptor regent_file_descriptor_at(size_t index) { return *files[index]; }

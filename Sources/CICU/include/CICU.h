// As much of ICU as we need: a converter of charsets, and what characters are made of.
//
// ICU's own headers are included by the implementation alone: Swift's Foundation has others of the
// same names.

#ifndef MAILWRIGHT_CICU_H
#define MAILWRIGHT_CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cicu_converter;

// Opens a converter to UTF-8; NULL if the charset is unknown. No file is opened.
struct cicu_converter *_Nullable cicu_open(const char *_Nonnull charset);

void cicu_close(struct cicu_converter *_Nonnull converter);

// Converts octets from *source on to UTF-8, and says how many were written.
//
// It moves *source behind what it has read, and stops when the target is full or the source is at
// its end. With `is_last` what is held back is written too; then nothing may follow. Octets that
// are wrong in the charset become U+FFFD.
size_t cicu_convert(
    struct cicu_converter *_Nonnull converter, const char *_Nullable *_Nonnull source,
    const char *_Nullable source_end, char *_Nonnull target, size_t target_size, bool is_last);

// Whether octets were wrong in the charset so far.
bool cicu_has_replaced(const struct cicu_converter *_Nonnull converter);

// No character is made of more UTF-16 units.
enum { cicu_decomposition_size = 64 };

// Takes a character apart by all its decompositions, canonical and of compatibility, and what comes
// out again (Unicode, Normalization Form KD), and writes that in UTF-16.
//
// It says how many units were written: 0 for a character that is made of nothing else.
size_t cicu_decompose(uint32_t character, uint16_t target[_Nonnull cicu_decomposition_size]);

#endif

#pragma once
#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 makes of a text: up to three languages, best first.
typedef struct {
    /// ISO 639-1 code, or CLD2's own where there is none; empty where unknown. Static storage.
    const char *code[3];
    /// Share of the text, in percent.
    int percent[3];
    bool reliable;
} sourcier_cld2_result;

/// Identifies the language of `length` bytes of valid UTF-8 plain text.
void sourcier_cld2_detect(const char *utf8, int length, sourcier_cld2_result *result);

#ifdef __cplusplus
}
#endif

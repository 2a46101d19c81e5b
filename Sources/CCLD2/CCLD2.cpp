#if !__has_include(<cld2/public/compact_lang_det.h>)
#error "CLD2 is missing: install it with 'apt-get install libcld2-dev' (Debian's package libcld2-dev)"
#endif
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "CCLD2.h"

extern "C" void sourcier_cld2_detect(const char *utf8, int length, sourcier_cld2_result *result) {
    CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
    int percents[3] = {0, 0, 0};
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(utf8, length, true, &hints, 0, languages, percents, scores, nullptr, &text_bytes,
                                   &reliable);
    for (int i = 0; i < 3; ++i) {
        bool unknown = languages[i] == CLD2::UNKNOWN_LANGUAGE;
        result->code[i] = unknown ? "" : CLD2::LanguageCode(languages[i]);
        result->percent[i] = percents[i];
    }
    result->reliable = reliable;
}

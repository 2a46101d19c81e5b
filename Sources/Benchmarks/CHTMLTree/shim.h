#pragma once
#include <stdint.h>
#include <libxml/xmlversion.h>
// Debian's libxml2 includes ICU's headers, which contradict those of Foundation's own ICU within one module.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

/// Parses a page into libxml2's own tree and frees it; returns whether there was one.
static inline int sourcier_parse_html_tree(const char *bytes, int count) {
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    htmlDocPtr document = htmlReadMemory(bytes, count, NULL, "utf-8", options);
    if (document == NULL) return 0;
    xmlFreeDoc(document);
    return 1;
}

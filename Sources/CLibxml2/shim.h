#pragma once
#if !__has_include(<libxml/HTMLparser.h>)
#error "libxml2 is missing: install it with 'apt-get install libxml2-dev' (Debian's package libxml2-dev)"
#endif
#include <libxml/xmlversion.h>
// Debian's libxml2 includes ICU's headers, which contradict those of Foundation's own ICU within one module. Nothing here
// needs what they declare.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/uri.h>

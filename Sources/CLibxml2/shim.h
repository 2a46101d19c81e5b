#pragma once
#if !__has_include(<libxml/HTMLparser.h>)
#error "libxml2 is missing: install it with 'apt-get install libxml2-dev' (Debian's package libxml2-dev)"
#endif
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <libxml/xmlversion.h>

#pragma once
#if !__has_include(<brotli/decode.h>)
#error "Brotli is missing: install it with 'apt-get install libbrotli-dev' (Debian's package libbrotli-dev)"
#endif
#include <brotli/decode.h>

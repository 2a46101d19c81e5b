#pragma once
#if !__has_include(<zstd.h>)
#error "Zstandard is missing: install it with 'apt-get install libzstd-dev' (Debian's package libzstd-dev)"
#endif
#include <zstd.h>

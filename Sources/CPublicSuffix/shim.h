#pragma once
#if !__has_include(<libpsl.h>)
#error "libpsl is missing: install it with 'apt-get install libpsl-dev' (Debian's package libpsl-dev)"
#endif
#include <libpsl.h>

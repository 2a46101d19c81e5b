#pragma once
#if !__has_include(<zlib.h>)
#error "zlib is missing: install it with 'apt-get install zlib1g-dev' (Debian's package zlib1g-dev)"
#endif
#include <zlib.h>

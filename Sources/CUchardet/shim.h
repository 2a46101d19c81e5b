#pragma once
#if !__has_include(<uchardet/uchardet.h>)
#error "uchardet is missing: install it with 'apt-get install libuchardet-dev' (Debian's package libuchardet-dev)"
#endif
#include <uchardet/uchardet.h>

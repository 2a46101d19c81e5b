#pragma once
#if !__has_include(<sqlite3.h>)
#error "SQLite is missing: install it with 'apt-get install libsqlite3-dev' (Debian's package libsqlite3-dev)"
#endif
#include <sqlite3.h>

#include <spawn.h>

// glibc (2.29, 2.34) shows these two only to programs that ask for its extensions, which a Swift import can't.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

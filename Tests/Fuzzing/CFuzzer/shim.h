#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with a program's own main function
/// (https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library).
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*callback)(const uint8_t *bytes, size_t count));

/* What the fuzz targets share. A target is one function, fuzz_one; libFuzzer calls it through
 * LLVMFuzzerTestOneInput, and replay.c calls it for the files of a corpus.
 *
 * A target must never keep anything from one input to the next, and must never wait: an engine is
 * made for each input, its time is virtual, its memory limited, and a watch ends it. */
#ifndef BOBBIN_TESTS_FUZZ_H
#define BOBBIN_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "bobbin.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* An engine whose output goes nowhere; the watch will end what it runs. */
BobEngine *fuzz_engine_open(void);
void fuzz_engine_close(BobEngine *engine);

#endif

/* SHA-256 (FIPS 180-4), of bytes that lie in memory. */
#ifndef BOBBIN_SUPPORT_SHA256_H
#define BOBBIN_SUPPORT_SHA256_H

#include "support/base.h"

enum { SHA256_SIZE = 32 };
void sha256(const void *bytes, size_t size, uint8_t digest[SHA256_SIZE]);

#endif

// The part of zlib that Swift cannot call: the initialisers are macros. Everything else imports as it is.
#ifndef OUTRIDER_CZLIB_SHIM_H
#define OUTRIDER_CZLIB_SHIM_H

#include <zlib.h>

// Window bits of a gzip member: the largest window, plus 16 for gzip's header and trailer.
#define CZ_GZIP_WINDOW_BITS (15 + 16)

static inline int cz_deflate_init_gzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, CZ_GZIP_WINDOW_BITS, 8, Z_DEFAULT_STRATEGY);
}

static inline int cz_inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, CZ_GZIP_WINDOW_BITS);
}

#endif

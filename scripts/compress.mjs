import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** As small as Brotli gets it, as it lies ready on a server. */
export const brotli = (body) =>
  brotliCompressSync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });

/** As small as gzip gets it. */
export const gzip = (body) => gzipSync(body, { level: constants.Z_BEST_COMPRESSION });

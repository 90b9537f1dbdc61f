import type { FastifyInstance } from 'fastify';
import { ApiError } from './problem';
import { scanJson } from './json-scan';

/** Largest body of a request, in bytes, inclusive: a payload of 256 KiB fits in it however it is escaped. */
export const BODY_BYTES_MAX = 1_024 * 1_024;

const JSON_TYPE = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;
const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Lets a server read JSON in UTF-8 and no other body. Bodies come from strangers: they are looked over before they are parsed. */
export function readJsonBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    route.bodyLimit = route.config?.bodyBytesMax ?? BODY_BYTES_MAX;
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    JSON_TYPE,
    { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX },
    (_request, body, done) => {
      try {
        done(null, parseJson(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** @throws ApiError malformed_body with the place of the first fault. */
function parseJson(bytes: Buffer): unknown {
  const text = decode(bytes);
  const fault = scanJson(text);
  if (fault === undefined) return JSON.parse(text) as unknown;
  const detail = `at character ${fault.offset} of the body (${fault.rule}): ${fault.next}`;
  throw new ApiError('malformed_body', detail, [{ pointer: fault.pointer, code: fault.rule, detail }]);
}

function decode(bytes: Buffer): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new ApiError('malformed_body', 'the body is not UTF-8; send its text in UTF-8');
  }
}

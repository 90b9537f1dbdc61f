import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../problem';

const TRAILERS = 'Ledger-Rows, Content-Digest';

/** A file on its way to whoever asked for it. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly content: AsyncIterable<string | Uint8Array>;
  /** How many rows have been read so far. */
  readonly rows: () => number;
}

/**
 * Sends a file as fast as it is taken, and no faster. Its end is told by trailers: the number of rows and the digest (RFC 9530). A
 * file that breaks off has neither, and the connection is cut before its end, which every client notices: it is never silently short.
 * @throws ApiError malformed_request where the protocol cannot tell a file's end from a cut.
 */
export function sendFile(reply: FastifyReply, { name, type, content, rows }: SentFile): void {
  if (reply.request.raw.httpVersion === '1.0')
    throw new ApiError('malformed_request', 'HTTP/1.0 cannot tell where a file ends; ask by HTTP/1.1');
  const hash = createHash('sha256');
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const part of content) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      hash.update(bytes);
      if (bytes.length > 0) yield bytes;
    }
    const digest = `sha-256=:${hash.digest('base64')}:`;
    reply.raw.addTrailers({ 'ledger-rows': String(rows()), 'content-digest': digest });
  }
  reply.headers({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });
  const { method } = reply.request;
  if (method === 'HEAD') reply.send(Readable.from([]));
  else reply.header('trailer', TRAILERS).send(Readable.from(hashed(), { objectMode: false }));
}

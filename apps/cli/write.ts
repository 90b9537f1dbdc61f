import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes a text, and waits where its reader is slower. */
export async function write(output: Writable, text: string): Promise<void> {
  if (!output.write(text)) await once(output, 'drain');
}

import { PassThrough, Readable } from 'node:stream';
import { run } from '../../apps/cli/main';

/** What came of a typed command. */
export interface Typed {
  readonly code: number;
  /** Standard output. */
  readonly out: string;
  /** Standard error. */
  readonly err: string;
}

/** Types `ledger` and the words after it in this process. @param input what stands on standard input. */
export async function type(
  words: readonly string[],
  { environment = {}, input = '' }: { environment?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<Typed> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  output.on('data', (chunk: Buffer) => out.push(chunk));
  errors.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await run(words, { environment, input: Readable.from([input]), output, errors });
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

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

/** Around a typed command. */
export interface Around {
  readonly environment?: Readonly<Record<string, string>>;
  /** What stands on standard input. */
  readonly input?: string;
  /** Ends what would go on for ever. */
  readonly stopped?: AbortSignal;
  /** Hears standard output as it comes. */
  readonly onOut?: (text: string) => void;
}

/** Types `ledger` and the words after it in this process. */
export async function type(
  words: readonly string[],
  { environment = {}, input = '', stopped, onOut = () => undefined }: Around = {},
): Promise<Typed> {
  const output = new PassThrough();
  const errors = new PassThrough();
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  output.on('data', (chunk: Buffer) => {
    out.push(chunk);
    onOut(chunk.toString());
  });
  errors.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await run(words, {
    environment,
    input: Readable.from([input]),
    output,
    errors,
    ...(stopped === undefined ? {} : { stopped }),
  });
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

import type { Surroundings } from './surroundings';

/** Back to the beginning of the line, and all of it away. */
const CLEAR = '\r\u001B[K';
/** How often a terminal is told, in milliseconds. */
const TELL_EVERY_MS = 100;

/** One line at a terminal that says how far something has come. */
export interface ProgressBar {
  readonly tell: (text: string) => void;
  /** Takes the line away; harmless where it is away already. */
  readonly end: () => void;
}

/** A line for whoever looks: nothing is told where standard error is no terminal. */
export function progressBar(errors: Surroundings['errors']): ProgressBar {
  let toldAt = 0;
  const tell = (text: string): void => {
    const now = Date.now();
    if (errors.isTTY !== true || now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    errors.write(CLEAR + text);
  };
  const end = (): void => {
    if (toldAt === 0) return;
    toldAt = 0;
    errors.write(CLEAR);
  };
  return { tell, end };
}

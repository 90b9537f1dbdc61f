import { PassThrough } from 'node:stream';
import { progressBar } from './progress-bar';

function heard(isTTY: boolean): {
  readonly errors: PassThrough & { isTTY: boolean };
  readonly text: () => string;
} {
  const errors = Object.assign(new PassThrough(), { isTTY });
  return { errors, text: () => String((errors.read() as Buffer | null) ?? '') };
}

describe('a progress bar', () => {
  test('tells a terminal, and goes away at the end', () => {
    const { errors, text } = heard(true);
    const bar = progressBar(errors);
    bar.tell('Reading …');
    bar.end();
    bar.end();
    expect(text()).toBe('\r\u001B[KReading …\r\u001B[K');
  });

  test('says nothing into a pipe', () => {
    const { errors, text } = heard(false);
    const bar = progressBar(errors);
    bar.tell('Reading …');
    bar.end();
    expect(text()).toBe('');
  });
});

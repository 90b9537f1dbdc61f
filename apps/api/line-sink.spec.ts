import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from '../../test/temporary-folder';
import { LineSink } from './line-sink';

describe('a sink of lines', () => {
  const folder = useTemporaryFolder();

  /** A pipe that is open at both ends, and says so where it is full or empty. */
  const openPipe = (): number => {
    const path = join(folder(), 'pipe');
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  };
  const readAll = (pipe: number): string => {
    const bytes = Buffer.alloc(65_536);
    try {
      // Letters may be cut in two by one reading.
      return bytes.toString('latin1', 0, readSync(pipe, bytes));
    } catch {
      return '';
    }
  };
  /** Reads until a text has come. */
  const readUntil = async (pipe: number, text: string): Promise<string> => {
    for (let all = readAll(pipe); ; all += readAll(pipe)) {
      if (all.includes(text) && all.endsWith('\n')) return all;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  test('keeps the order of lines, whatever letters they hold', async () => {
    const pipe = openPipe();
    const sink = new LineSink(pipe, { line: (lost) => `${lost} lost\n`, atEnd: () => undefined });
    const lines = Array.from({ length: 5_000 }, (_, at) => `${at} أمازون 😀`);
    for (const line of lines) sink.write(`${line}\n`);
    const read = Buffer.from(await readUntil(pipe, '\n4999 '), 'latin1').toString('utf8');
    expect(read.trimEnd().split('\n')).toEqual(lines);
    closeSync(pipe);
  });

  test('loses what is beyond its bound, and tells a reader who comes back how much', async () => {
    const pipe = openPipe();
    const sink = new LineSink(pipe, { line: (lost) => `${lost} lost\n`, atEnd: () => undefined });
    const line = `${'x'.repeat(999)}\n`;
    for (let written = 0; written < 1_500; written += 1) sink.write(line);
    await readUntil(pipe, line);
    // What waits is taken now; the next line is told after what was lost.
    let read = '';
    for (let at = 0; !read.includes('lost'); at += 1) {
      sink.write(`${at}\n`);
      read += readAll(pipe);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const [lost = ''] = /\d+ lost/.exec(read) ?? [];
    expect(Number.parseInt(lost, 10)).toBeGreaterThan(400);
    closeSync(pipe);
  });
});

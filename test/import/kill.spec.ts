import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { openEventStore } from '#event-store';
import { importFile, layoutNamed } from '#import';
import { SPAWNING_MS, startTypeScript } from '../child-process';
import { useTemporaryFolder } from '../temporary-folder';
import { generatedTracker } from './generated-tracker';
import { recorderInto } from './importing';

/** How often the importing process is killed; CI and the torture kill it more often. */
const ROUNDS = Number(process.env['LEDGER_IMPORT_KILL_ROUNDS'] ?? '3');
/** So many that no round comes to the end of the file. */
const ROWS = 1_024 * (ROUNDS + 1);

describe('an import whose process is killed', () => {
  const folder = useTemporaryFolder();
  const open = (name: string) =>
    openEventStore(`sqlite:${join(folder(), name)}`, {
      mode: 'write',
      clock: () => Date.now(),
      random: randomBytes,
    });
  const startChild = () =>
    startTypeScript(join(__dirname, 'importing-child.ts'), [join(folder(), 'killed.db'), String(ROWS)]);

  /** All that an entry says, save what chance and the clock decide. */
  const entriesOf = async (name: string): Promise<readonly string[]> => {
    const store = await open(name);
    const entries = Array.from(store.readAll(0), ({ entry: { recordedAt: _recordedAt, ...entry } }) =>
      JSON.stringify(entry),
    );
    await store.close();
    return entries;
  };

  it(
    `${ROUNDS} times at some moment, and run again, comes to the same entries as one that was not`,
    async () => {
      let head = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const child = startChild();
        await child.line('grew');
        await passed((round * 37) % 60);
        await child.kill();
        expect(child.lines.filter((line) => line.startsWith('done'))).toEqual([]);
        const { length } = await entriesOf('killed.db');
        expect(length).toBeGreaterThan(head);
        head = length;
      }
      const last = startChild();
      const recorded = Number((await last.line('done')).split(' ')[1]);
      await last.ended;

      const whole = await open('whole.db');
      const report = await importFile(
        layoutNamed('layoffs-tracker'),
        generatedTracker(ROWS),
        recorderInto(whole),
      );
      await whole.close();
      expect(recorded).toBe(report.entries - head);
      expect(await entriesOf('killed.db')).toEqual(await entriesOf('whole.db'));
    },
    SPAWNING_MS * 2 + ROUNDS * 20_000,
  );
});

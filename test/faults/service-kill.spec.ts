import { rmSync } from 'node:fs';
import { SPAWNING_MS } from '../child-process';
import { builtService } from './killing/built';
import { Life } from './killing/life';

/** How often the service is killed; CI takes a hundred rounds, a long run some thousand. */
const ROUNDS = Number(process.env['LEDGER_SERVICE_KILL_ROUNDS'] ?? '4');
/** From this follows how long after each moment. */
const SEED = Number(process.env['LEDGER_KILL_SEED'] ?? '20251128');
/** A ledger is given up after so many rounds, so that audits stay short and the making of a ledger is killed too. */
const ROUNDS_PER_LEDGER = 20;
/** The longest time that a round takes on a busy machine, in milliseconds. */
const ROUND_MS_MAX = 20_000;

describe('the service when it is killed', () => {
  let built = '';
  beforeAll(() => {
    built = builtService();
  }, SPAWNING_MS);
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  it(
    `loses nothing that it answered and keeps nothing half, ${ROUNDS} times (seed ${SEED})`,
    async () => {
      let commands = 0;
      for (let begin = 0; begin < ROUNDS; begin += ROUNDS_PER_LEDGER) {
        const life = new Life(built, SEED);
        for (let round = begin; round < Math.min(ROUNDS, begin + ROUNDS_PER_LEDGER); round += 1) {
          const { moment, faults } = await life.round(round);
          expect({ round, moment, faults }).toEqual({ round, moment, faults: [] });
        }
        const last = await life.end();
        expect(last.faults).toEqual([]);
        commands += last.commands;
      }
      expect(commands).toBeGreaterThan(ROUNDS);
      process.stdout.write(
        `${ROUNDS} services were killed (seed ${SEED}), ${commands} commands are recorded\n`,
      );
    },
    SPAWNING_MS + ROUNDS * ROUND_MS_MAX,
  );
});

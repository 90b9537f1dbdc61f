import { World } from './chaos/world';

/** How many rounds of commands are sent while connections break; CI takes a thousand, a long run some ten thousand. */
const ROUNDS = Number(process.env['LEDGER_CHAOS_ROUNDS'] ?? '20');
/** From this follow the commands, and after how many bytes what happens to which connection. */
const SEED = Number(process.env['LEDGER_CHAOS_SEED'] ?? '20251128');
/** All is compared after so many rounds. */
const ROUNDS_PER_COMPARISON = 10;
/** A world is given up after so many rounds, so that comparisons stay short. */
const ROUNDS_PER_WORLD = 50;
/** Worlds at once: each waits for most of its time. */
const WORLDS_AT_ONCE = 4;
/** The longest time that a round takes on a busy machine, in milliseconds. */
const ROUND_MS_MAX = 10_000;

describe('the ledger on an event store whose connections break', () => {
  const totals: Record<string, number> = {};
  const running = new Set<World>();
  afterAll(() => Promise.all([...running].map((world) => world.stop())));

  /** Runs the rounds of one world. */
  const live = async (begin: number): Promise<void> => {
    const world = new World(SEED + begin);
    running.add(world);
    await world.start();
    const end = Math.min(ROUNDS, begin + ROUNDS_PER_WORLD);
    for (let round = begin; round < end; round += 1) {
      const faults = [...(await world.round())];
      if (round === end - 1 || round % ROUNDS_PER_COMPARISON === ROUNDS_PER_COMPARISON - 1)
        faults.push(...(await world.compare()));
      expect({ round, faults }).toEqual({ round, faults: [] });
    }
    for (const [name, count] of Object.entries(world.figures)) totals[name] = (totals[name] ?? 0) + count;
    running.delete(world);
    await world.stop();
  };

  it(
    `loses nothing, keeps nothing half and nothing twice, in ${ROUNDS} rounds (seed ${SEED})`,
    async () => {
      const worlds = Math.ceil(ROUNDS / ROUNDS_PER_WORLD);
      let next = 0;
      const liveOn = async (): Promise<void> => {
        while (next < worlds) await live(next++ * ROUNDS_PER_WORLD);
      };
      await Promise.all(Array.from({ length: WORLDS_AT_ONCE }, liveOn));
      expect(totals['commands']).toBeGreaterThanOrEqual(ROUNDS);
      const figures = Object.entries(totals).map(([name, count]) => `${count} ${name}`);
      process.stdout.write(`${ROUNDS} rounds (seed ${SEED}): ${figures.join(', ')}\n`);
    },
    60_000 + ROUNDS * ROUND_MS_MAX,
  );
});

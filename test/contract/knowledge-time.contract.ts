import { NOON } from './harness';
import type { Opened } from './harness';
import { saying } from './submissions';

const MINUTE_MS = 60_000;

/** When the ledger knew something: times that never run backwards, and answers that stay true. */
export function knowledgeTimeContract(opened: () => Opened): void {
  /** Records a word and answers when that was. */
  const recordedAt = async () => {
    const { entries } = await opened().store.append(saying('word-a', ['x']));
    return entries[0]?.recordedAt;
  };

  describe('the time of recording', () => {
    it('is the clock, and stands still while the clock runs backwards a little', async () => {
      const { clock } = opened();
      const times = [await recordedAt()];
      for (const step of [5_000, -3_000, -20_000, 18_001]) {
        clock.now += step;
        times.push(await recordedAt());
      }
      expect(times).toEqual([NOON, NOON + 5_000, NOON + 5_000, NOON + 5_000, NOON + 5_000]);
      clock.now = NOON + 5_002;
      expect(await recordedAt()).toBe(NOON + 5_002);
    });

    it('does not run backwards over a restart', async () => {
      const { clock, reopen } = opened();
      await recordedAt();
      clock.now -= 1_000;
      await reopen();
      expect(await recordedAt()).toBe(NOON);
    });

    it('is refused where the clock is more than a minute behind the newest entry', async () => {
      const { clock, reopen } = opened();
      await recordedAt();
      clock.now = NOON - MINUTE_MS;
      expect(await recordedAt()).toBe(NOON);
      clock.now -= 1;
      const refusal = {
        code: 'clock_behind',
        message: expect.stringMatching(/11:58:59\.999Z.*12:00:00\.000Z/),
      };
      await expect(recordedAt()).rejects.toMatchObject(refusal);
      await reopen();
      await expect(recordedAt()).rejects.toMatchObject(refusal);
      clock.now = NOON;
      expect(await recordedAt()).toBe(NOON);
    });
  });

  describe('a knowledge time', () => {
    const at = (instant: number) => opened().store.resolve({ instant });

    it('given as a position is settled up to the head, and refused beyond it', async () => {
      const { store } = opened();
      await recordedAt();
      expect(await store.resolve({ position: 0 })).toEqual({ position: 0, settled: true });
      expect(await store.resolve({ position: 1 })).toEqual({ position: 1, settled: true });
      await expect(store.resolve({ position: 2 })).rejects.toMatchObject({ code: 'position_beyond_head' });
      await expect(store.resolve({ position: -1 })).rejects.toMatchObject({ code: 'invalid_parameter' });
      await expect(store.resolve({ position: 0.5 })).rejects.toMatchObject({ code: 'invalid_parameter' });
    });

    it('left open is the head, and never settled', async () => {
      const { store } = opened();
      expect(await store.resolve('head')).toEqual({ position: 0, settled: false });
      await recordedAt();
      expect(await store.resolve('head')).toEqual({ position: 1, settled: false });
    });

    it('given as an instant is the last entry recorded by then, inclusive', async () => {
      const { clock } = opened();
      for (const offset of [0, 10, 10, 20, 35]) {
        clock.now = NOON + offset;
        await recordedAt();
      }
      const answers = [];
      for (const offset of [-1, 0, 9, 10, 19, 20, 34]) answers.push(await at(NOON + offset));
      expect(answers.map(({ position }) => position)).toEqual([0, 1, 1, 3, 3, 4, 4]);
      expect(answers.every(({ settled }) => settled)).toBe(true);
    });

    it('that is not past yet is the head, unsettled', async () => {
      await recordedAt();
      expect(await at(NOON)).toEqual({ position: 1, settled: false });
      expect(await at(NOON + 1)).toEqual({ position: 1, settled: false });
      expect(await at(Infinity)).toEqual({ position: 1, settled: false });
      await expect(at(Number.NaN)).rejects.toMatchObject({ code: 'invalid_parameter' });
    });

    it('that is past is settled, in an empty ledger too', async () => {
      const { clock } = opened();
      expect(await at(NOON - 1)).toEqual({ position: 0, settled: true });
      await recordedAt();
      clock.now = NOON + 100;
      expect(await at(NOON + 99)).toEqual({ position: 1, settled: true });
      expect(await at(NOON + 100)).toEqual({ position: 1, settled: false });
    });

    it('once settled stays so: nothing is recorded so early, though the clock runs backwards', async () => {
      const { clock } = opened();
      await recordedAt();
      clock.now = NOON + 10_000;
      const settled = await at(NOON + 9_999);
      clock.now = NOON + 1_000;
      expect(await recordedAt()).toBe(NOON + 10_000);
      expect(await at(NOON + 9_999)).toEqual(settled);
    });

    it('once settled stays so over a restart with the clock set back', async () => {
      const { clock, reopen } = opened();
      await recordedAt();
      clock.now = NOON + 10_000;
      const settled = await at(NOON + 5_000);
      expect(settled).toEqual({ position: 1, settled: true });
      clock.now = NOON;
      await reopen();
      expect(await at(NOON + 5_000)).toEqual(settled);
      expect(await recordedAt()).toBe(NOON + 10_000);
      expect(await at(NOON + 5_000)).toEqual(settled);
    });

    it('once settled makes a clock far behind it a reason to refuse', async () => {
      const { clock } = opened();
      clock.now = NOON + 2 * MINUTE_MS;
      await at(NOON + MINUTE_MS);
      clock.now = NOON;
      await expect(recordedAt()).rejects.toMatchObject({ code: 'clock_behind' });
    });

    it('is settled in turn with the commands that wait at the same time', async () => {
      const { clock } = opened();
      const [before, answer, after] = await Promise.all([recordedAt(), at(NOON - 1), recordedAt()]);
      expect(answer).toEqual({ position: 0, settled: true });
      expect([before, after]).toEqual([NOON, NOON]);
      clock.now = NOON - 10_000;
      expect(await recordedAt()).toBe(NOON);
    });
  });
}

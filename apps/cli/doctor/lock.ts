import type { Holder } from '#event-store';
import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

const ANSWER_MS_MAX = 2_000;

/** Who writes the ledger, and whether they live and answer. @param holder who says so beside the file. */
export async function writerAlive(holder: Holder | undefined): Promise<Finding> {
  if (holder === undefined) return ok('lock', 'nobody writes the ledger');
  const { pid, address } = holder;
  if (!isAlive(pid)) {
    return warning('lock', `process ${pid} wrote the ledger and is gone without closing it`, {
      why: 'it was killed; its lock is free, and what it recorded is kept',
      next: 'nothing: the next who opens the ledger takes it up',
    });
  }
  if (address === undefined) return ok('lock', `process ${pid} writes the ledger, and serves nobody`);
  if (await answers(address)) return ok('lock', `process ${pid} writes the ledger and answers at ${address}`);
  return fault('lock', `process ${pid} is said to write the ledger, and does not answer at ${address}`, {
    why: 'it hangs, or another process has its number since it was killed',
    next: `look what process ${pid} is; where it is no ledger, start the service, which takes the lock over`,
  });
}

/** Signal 0 asks only whether a process could be told something. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const { ok: isOk } = await fetch(new URL('/health/live', address), {
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    return isOk;
  } catch {
    return false;
  }
}

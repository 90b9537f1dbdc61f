import { fault, ok, warning } from './finding';
import type { Finding } from './finding';

/** How far one read model has read. */
interface ReadSoFar {
  readonly name: string;
  readonly position: number;
  readonly applied: number;
  readonly ignored: number;
  readonly quarantined: number;
  readonly failed_at: number | null;
  readonly failure: string | null;
}

/** Whether read models account for every entry and go on. @param head the newest entry; undefined where it is not known. */
export function readModels(all: readonly ReadSoFar[], head: number | undefined): readonly Finding[] {
  const bad = all.map((model) => findingOf(model, head)).filter((finding) => finding !== undefined);
  if (bad.length > 0) return bad;
  const lag = Math.max(0, ...all.map(({ position }) => (head ?? position) - position));
  const told = `${all.length} read models account for every entry that they have read`;
  return [
    lag === 0
      ? ok('read-models', told)
      : ok('read-models', `${told}; they are up to ${lag.toLocaleString('en-US')} entries behind`, {
          next: 'nothing: they are read when the ledger is next opened',
        }),
  ];
}

function findingOf(model: ReadSoFar, head: number | undefined): Finding | undefined {
  const { name, position, applied, ignored, quarantined, failed_at: failedAt, failure } = model;
  const next = `ledger projections rebuild ${name}`;
  if (failedAt !== null) {
    return fault('read-models', `${name} stopped before entry ${failedAt}`, { why: failure, next });
  }
  if (applied + ignored + quarantined !== position) {
    const sum = `${applied} applied, ${ignored} ignored and ${quarantined} left out are not ${position}`;
    return fault('read-models', `${name} does not account for every entry`, { why: sum, next });
  }
  if (head !== undefined && position > head) {
    return fault('read-models', `${name} has read further than the ledger goes`, {
      why: `it is at ${position}, the ledger at ${head}`,
      next,
    });
  }
  if (quarantined === 0) return undefined;
  return warning('read-models', `${name} leaves ${quarantined} entries out`, {
    why: 'an admin had it do so; its answers say which',
    next,
  });
}

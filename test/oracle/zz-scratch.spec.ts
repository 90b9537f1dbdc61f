import * as fc from 'fast-check';
import { openLedger } from '../open-ledger';
import { compareChanges, compareHeadcount, compareLeaders, compareNet } from './compare';
import { headcountHull, netHull } from './headcount';
import { UNITS, askedAt, askings, histories } from './histories';
import { leadershipChanges, whoLed } from './leadership';
import { recordHistory } from './record-history';
import { dateOf } from './dates';

const N = Number(process.env['N'] ?? 200);
const ONLY = process.env['ONLY'] ?? '';
test('scan', async () => {
  const found: { kind: string; size: number; text: string }[] = [];
  const tally: Record<string, number> = {};
  for (const [history, points] of fc.sample(
    fc.tuple(histories, fc.array(askings, { minLength: 4, maxLength: 4 })),
    { seed: Number(process.env['SEED'] ?? 7), numRuns: N },
  )) {
    const ledger = await openLedger(Date.UTC(2026, 0, 1));
    const { entries } = await recordHistory(
      history,
      async ({ name, command }) => (await ledger.record(name, command)).entries,
    );
    for (const point of points) {
      const asked = askedAt(point, entries.length);
      for (const unitId of UNITS.filter((u) =>
        entries.some((e) => e.stream === `unit-${u}` && e.position <= asked.knownAt),
      )) {
        const check = (
          kind: string,
          f: () => [{ state: string; widened: readonly string[] }, string | undefined],
        ) => {
          if (!kind.startsWith(ONLY)) return;
          let d: string | undefined;
          let w = '';
          try {
            const [h, dd] = f();
            d = dd;
            w = h.widened.join(',');
            tally[`${kind} ${w ? 'W' : 'strict'}`] = (tally[`${kind} ${w ? 'W' : 'strict'}`] ?? 0) + 1;
          } catch (e) {
            d = `THROW ${(e as Error).message}`;
          }
          if (d === undefined) return;
          const short = d.replace(/[-∞\d]+\.\.[∞\d-]+/g, 'x..y').replace(/p[abc]{12}/g, 'P');
          const rel = entries
            .filter((e) => e.position <= asked.knownAt && !['PersonIntroduced'].includes(e.type))
            .filter((e) =>
              kind.startsWith('lead') || kind.startsWith('chang')
                ? /Executive|Retract/.test(e.type)
                : !/Executive/.test(e.type),
            );
          const text = rel
            .map((e) => {
              const x: any = { ...e.data };
              delete x.names;
              delete x.reason;
              const p = x.citation?.publishedOn;
              delete x.citation;
              delete x.kind2;
              for (const k of ['post', 'from', 'to'])
                if (x[k]?.postId)
                  x[k] = `${x[k].unitId}/${x[k].postId}${x[k].heads ? '!' : ''}${x[k].seats ?? ''}`;
              for (const k of ['positions', 'count', 'percentage'])
                if (x[k]) x[k] = `${x[k].min}..${x[k].max}`;
              return `   ${e.position} ${e.id.slice(-4)} ${e.type} ${JSON.stringify(x)} pub ${p}`;
            })
            .join('\n');
          found.push({
            kind: `${kind}: ${short}`,
            size: rel.length,
            text: `${unitId} on ${dateOf(asked.on)} pubBy ${asked.publishedBy} [${w}] ${d}\n${text}`,
          });
        };
        for (const metric of ['employees', 'fte'] as const)
          for (const scope of ['withSubUnits', 'withoutSubUnits'] as const)
            check(`head ${scope}`, () => {
              const h = headcountHull(entries, { unitId, metric, scope, ...asked });
              return [h, compareHeadcount(h, ledger.models.headcount({ unitId, metric, scope }, asked))];
            });
        check('net', () => {
          const q = { unitId, metric: 'employees', scope: 'withSubUnits', since: asked.on - 200 } as const;
          const h = netHull(entries, { ...q, ...asked });
          return [h, compareNet(h, ledger.models.headcount(q, asked))];
        });
        check('lead', () => {
          const h = whoLed(entries, { unitId, ...asked });
          return [h, compareLeaders(h, ledger.models.leader(unitId, asked))];
        });
        check('change', () => {
          const h = leadershipChanges(entries, { unitId, year: 2025, ...asked });
          return [h, compareChanges(h, ledger.models.leadershipChanges({ unitId, year: 2025 }, asked))];
        });
      }
    }
    await ledger.close();
  }
  const kinds = [...new Set(found.map((f) => f.kind))];
  let out = JSON.stringify(tally) + '\n';
  for (const kind of kinds) {
    const of = found.filter((f) => f.kind === kind).toSorted((a, b) => a.size - b.size);
    out +=
      `\n### ${kind} × ${of.length}\n` +
      of
        .slice(0, 30)
        .map((f) => f.text)
        .join('\n--\n') +
      '\n';
  }
  process.stderr.write(out);
}, 900000);

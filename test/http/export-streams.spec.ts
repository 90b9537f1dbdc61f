import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { fastify } from 'fastify';
import { handleCommand } from '#event-store';
import { EXPORT_MODELS } from '#projections';
import type { ExportedRow } from '#projections';
import { FORMATS } from '../../apps/api/export/format';
import type { FormatName } from '../../apps/api/export/format';
import { sendFile } from '../../apps/api/export/file-stream';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';
import { histories } from '../oracle/histories';
import { recordHistory } from '../oracle/record-history';

const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
const ROWS = 100_000;
const ROWS_AT_A_STRETCH = 500;
const { columns } = EXPORT_MODELS.timeline;

/** A row of the size that rows have. */
function rowOf(number: number): ExportedRow {
  return {
    ...Object.fromEntries(Object.keys(columns).map((name) => [name, `${name} ${number}`])),
    dated_earliest: '2025-10-28',
    dated_latest: null,
    recorded_at: '2026-01-01T00:00:00.000Z',
    quote: `تُقلص «أمازون» 14 ألف وظيفة ${number} ${'x'.repeat(200)}`,
  };
}

/** Rows that are made as they are asked for; tells how many were. */
function manyRows(): {
  readonly stretches: AsyncGenerator<readonly ExportedRow[]>;
  readonly made: () => number;
} {
  let made = 0;
  async function* stretches(): AsyncGenerator<readonly ExportedRow[]> {
    while (made < ROWS) {
      const from = made;
      made += ROWS_AT_A_STRETCH;
      yield Array.from({ length: ROWS_AT_A_STRETCH }, (_, at) => rowOf(from + at));
    }
  }
  return { stretches: stretches(), made: () => made };
}

describe('a file of 100,000 rows', () => {
  test.each(FORMAT_NAMES)('is written as it is taken, and never kept: %s', async (format) => {
    const { stretches, made } = manyRows();
    let bytes = 0;
    let largest = 0;
    let parts = 0;
    for await (const part of FORMATS[format].write(columns, stretches, { bom: false })) {
      const size = Buffer.byteLength(part);
      bytes += size;
      largest = Math.max(largest, size);
      parts += 1;
      // What was read and is not handed on yet: one group of rows, and the stretch that is being taken.
      expect(made()).toBeLessThanOrEqual(parts * 2_000 + ROWS_AT_A_STRETCH);
    }
    expect(made()).toBe(ROWS);
    expect(bytes).toBeGreaterThan(ROWS);
    expect(largest).toBeLessThan(2_000_000);
  });
});

describe('a file that breaks off', () => {
  /** What whoever downloads it is told. */
  async function download(content: AsyncIterable<string>): Promise<readonly [string, unknown, string]> {
    const server = fastify();
    server.get('/', (_request, reply) => {
      sendFile(reply, { name: 'x.csv', type: 'text/csv', content, rows: () => 2 });
      return reply;
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.server.address() as AddressInfo;
    try {
      return await new Promise((resolve, reject) => {
        const sending = request({ port, host: '127.0.0.1', agent: false }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (part: string) => (text += part));
          response.on('error', () => undefined);
          response.on('close', () =>
            resolve([response.complete ? 'complete' : 'cut', response.trailers['ledger-rows'], text]),
          );
        });
        sending.on('error', reject).end();
      });
    } finally {
      await server.close();
    }
  }

  test('is cut before its end, and tells no number of rows; one that does not has both', async () => {
    async function* whole(): AsyncGenerator<string> {
      yield 'one\r\n';
      yield 'two\r\n';
    }
    async function* broken(): AsyncGenerator<string> {
      yield 'one\r\n';
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('the read model headcount stopped');
    }
    expect(await download(whole())).toEqual(['complete', '2', 'one\r\ntwo\r\n']);
    const [how, rows] = await download(broken());
    expect([how, rows]).toEqual(['cut', undefined]);
  });
});

describe('rows of random histories', () => {
  const ledgers: OpenLedger[] = [];
  afterEach(() => Promise.all(ledgers.splice(0).map((ledger) => ledger.close())));

  test('are what the questions answer, unit by unit, at any point', async () => {
    const asked = fc.record({
      on: fc.constantFrom('2023-06-30', '2024-12-31', '2025-06-15'),
      back: fc.nat(6),
    });
    const property = fc.asyncProperty(histories, asked, async (history, { on, back }) => {
      const ledger = await openLedger();
      ledgers.push(ledger);
      let serial = 0;
      await recordHistory(history, async ({ name, command: json }) => {
        const recording = { commandId: `history-${serial++}`, actor: 'test' };
        return (await handleCommand(ledger.store, { personId: () => '' }, { name, json }, recording)).entries;
      });
      ledger.runner.apply([...ledger.store.readAll(0)].map(({ entry }) => entry));
      const point = ledger.at({ on, knownAt: Math.max(0, ledger.store.head() - back) });
      const question = { metric: 'employees', scope: 'withSubUnits' } as const;
      const rowsOf = (name: 'headcount' | 'tenures' | 'layoffs' | 'units'): readonly ExportedRow[] =>
        [...ledger.models.exports.rows(name, question, point)].flat();
      const units = [...new Set(rowsOf('units').map((row) => row['unit_id'] as string))];
      expect(
        rowsOf('headcount').map((row) => [row['unit_id'], row['people_min'], row['people_max']]),
      ).toEqual(
        units.map((unitId) => {
          const { bounds } = ledger.models.headcount({ unitId, ...question }, point);
          return [unitId, bounds?.min ?? null, bounds?.max ?? null];
        }),
      );
      expect(
        rowsOf('tenures').map((row) => [row['person_id'], row['start_earliest'], row['end_latest']]),
      ).toEqual(
        units.flatMap((unitId) =>
          ledger.models
            .tenures(unitId, point)
            .map(({ personId, start, end }) => [personId, start.earliest, end.latest]),
        ),
      );
      const ofLayoffs = { below: false, by: 'announced' } as const;
      const told = units.flatMap((unitId) => ledger.models.layoffs({ unitId, ...ofLayoffs }, point).items);
      expect(new Set(rowsOf('layoffs').map((row) => row['layoff_id']))).toEqual(
        new Set(told.map(({ layoffId }) => layoffId)),
      );
      expect(rowsOf('layoffs').length).toBe(new Set(told.map(({ layoffId }) => layoffId)).size);
    });
    await fc.assert(property, { numRuns: 12, seed: 2_026 });
  });
});

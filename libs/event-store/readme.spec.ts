import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';
import { useTemporaryFolder } from '../../test/temporary-folder';
import { handleCommand, openEventStore } from './index';
import type { EventStore, OpenOptions } from './index';

const CITATION = { sourceId: 'press-release', publishedOn: '2025-10-28', quote: '14,000 jobs' };
const AMAZON = { unitId: 'amazon', names: { en: 'Amazon' }, citation: CITATION };
const LAYOFF = {
  layoffId: 'amazon-2025-10',
  unitId: 'amazon',
  positions: { min: 14_000, max: 14_000, wording: '14,000' },
  announcedOn: '2025-10-28',
  citation: CITATION,
};

/** The example, as the body of an asynchronous function. */
function exampleIn(readme: string): string {
  const typescript = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const { code } = transformSync(`async () => {\n${typescript}\nreturn store;\n}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  });
  return code;
}

describe('the example in the README', () => {
  const folder = useTemporaryFolder();

  it('runs as it stands', async () => {
    const shown: string[] = [];
    const given = {
      randomBytes,
      handleCommand,
      personId: () => 'p234567234567',
      json: LAYOFF,
      show: ({ type }: { readonly type: string }) => shown.push(type),
      openEventStore: async (url: string, options: OpenOptions) => {
        const store = await openEventStore(url.replace('./data', folder()), options);
        const registration = { name: 'RegisterCompany', json: AMAZON };
        await handleCommand(store, given, registration, { commandId: 'first', actor: 'ann' });
        return store;
      },
    };
    const example = exampleIn(readFileSync(join(__dirname, 'README.md'), 'utf8'));
    const store = await (runInNewContext(example, given) as () => Promise<EventStore>)();
    expect(shown).toEqual(['LayoffAnnounced']);
    await store.close();
  });
});

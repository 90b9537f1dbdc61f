import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from '@swc/core';
import { CITATION, Ledger, company, people, recordedInOrder } from '../../test/given';
import type { Event } from './decider';
import { Known } from './known';
import { changeNamed, parseCommand } from './changes/parse-command';
import { changes } from './changes/registry';

const json = {
  layoffId: 'amazon-2025-10',
  unitId: 'amazon',
  positions: people(14_000),
  announcedOn: '2025-10-28',
  citation: CITATION,
};

test('the example in the README runs as it stands', () => {
  const [, example = ''] =
    /```ts\n([\s\S]*?)```/.exec(readFileSync(join(__dirname, 'README.md'), 'utf8')) ?? [];
  const { code } = transformSync(`() => {\n${example}\nreturn { stream, events };\n}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  });
  const known = new Known(new Ledger(recordedInOrder([company('amazon')])));
  const run = runInNewContext(code, { changeNamed, changes, parseCommand, json, known }) as () => {
    readonly stream: string;
    readonly events: readonly Event[];
  };
  expect(run()).toMatchObject({
    stream: 'layoff-amazon-2025-10',
    events: [{ type: 'LayoffAnnounced', data: json }],
  });
});

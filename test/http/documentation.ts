import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentationOf } from '../../apps/api/openapi/doc-comments';
import type { Documentation } from '../../apps/api/openapi/descriptions';

const REPOSITORY = join(__dirname, '..', '..');
const FOLDERS = ['libs', 'apps/api'];
const CACHE = join(tmpdir(), 'ledger-documentation');

/** What the sources say of the interface. Reading all types takes seconds, so that one run of tests does it once for each state. */
export function documentation(): Documentation {
  const file = join(CACHE, `${stateOfSources()}.json`);
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, JSON.stringify(documentationOf(REPOSITORY)));
    renameSync(own, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Documentation;
}

function stateOfSources(): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS.map((name) => join(REPOSITORY, name))) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts')).toSorted())
      hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}

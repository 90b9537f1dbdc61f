/**
 * Writes the stored examples that are missing, as the program records them today, and leaves those that are there alone:
 * `node --conditions=source --require ./test/register.cjs test/stored/write-missing.ts`.
 */
import 'reflect-metadata';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordedToday } from './recorded';
import { FORMS_FOLDER, fileOf, formOf, versionIn } from './stored-form';

async function writeMissing(): Promise<void> {
  for (const stored of await recordedToday()) {
    const file = join(FORMS_FOLDER, fileOf(stored.entry.type, versionIn(stored)));
    if (existsSync(file)) continue;
    writeFileSync(file, `${JSON.stringify(formOf(stored), undefined, 2)}\n`);
    process.stdout.write(`${file}\n`);
  }
}

void writeMissing();

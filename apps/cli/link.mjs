/**
 * Run by npm after an installation: makes the command of this clone `node_modules/.bin/ledger`, where npm keeps the commands of
 * packages but not that of the repository itself. Plain JavaScript, as `setup.mjs` is.
 */
import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'fs';
import { dirname, join, relative } from 'path';
import { fileURLToPath } from 'url';

const folder = dirname(fileURLToPath(import.meta.url));
const bin = join(folder, '..', '..', 'node_modules', '.bin');
const link = join(bin, 'ledger');

mkdirSync(bin, { recursive: true });
if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
symlinkSync(relative(bin, join(folder, 'ledger.mjs')), link);

#!/usr/bin/env node
/**
 * The `ledger` command of a clone: builds what is not built yet, then runs it. Plain JavaScript, as `setup.mjs` is; a clone that is
 * built loses no time here.
 */
import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const folder = dirname(fileURLToPath(import.meta.url));
const main = join(folder, '..', '..', 'dist', 'apps', 'cli', 'main.js');

if (!existsSync(join(folder, '..', '..', 'dist', '.setup-stamp'))) {
  // What is told of the build must not stand among the answers.
  const { status } = spawnSync(process.execPath, [join(folder, 'setup.mjs')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
}

createRequire(import.meta.url)(main).runHere();

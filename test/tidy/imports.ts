/** Which part of the repository may know which other part. */
import { posix } from 'node:path';
import { preProcessFile } from 'typescript';
import { file, isCode, isTest, type Rule, type TextFile } from './rule';

/** What the sources of each lib may import beside their own files; hashing is pure. Tests may use any package. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  domain: /^(?:reflect-metadata|class-validator|class-transformer|node:crypto)$/,
  'event-store': /^(?!#|@nestjs\/)|^#domain$/,
  import: /^(?!#|@nestjs\/)|^#domain$/,
  log: /^node:crypto$/,
  projections: /^(?!#|@nestjs\/)|^#domain$/,
};

/** The lib that a path lies in; undefined outside `libs/`. */
function libOf(path: string): string | undefined {
  return /^libs\/([^/]+)\//.exec(path)?.[1];
}

/** The modules that a file imports, as they are written. */
function importsOf({ text }: TextFile): readonly string[] {
  return preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Where a relative import leads, from the top of the repository. */
function targetOf(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

/** A relative import from a lib stays in that lib; tests may also use what `test/` holds for all. */
function mayReach(path: string, target: string): boolean {
  const [from, to] = [libOf(path), libOf(`${target}/`)];
  if (to !== undefined) return from === to;
  if (isTest(path)) return true;
  return from === undefined && !target.startsWith('test/');
}

/**
 * The messages of the event store's protocol lie inside its client, where any version may move them. Only the stand-in for a server may
 * reach in, so that it and the client speak the very same protocol.
 */
const INSIDE_OF_CLIENT = /^@eventstore\/db-client\//;

function isRefused(path: string, specifier: string): boolean {
  if (INSIDE_OF_CLIENT.test(specifier)) return !path.startsWith('test/kurrentdb/');
  if (specifier.startsWith('.')) return !mayReach(path, targetOf(path, specifier));
  const lib = libOf(path);
  if (lib === undefined) return false;
  if (isTest(path)) return specifier.startsWith('@nestjs/');
  return ALLOWED[lib]?.test(specifier) !== true;
}

/** The dependencies between the parts: apps know libs, libs know the domain, and only by their names. */
export const imports: Rule = {
  title: 'imports from apps to libs, from libs to the domain, and by #name only',
  violations: (files) =>
    files
      .filter(({ path }) => isCode(path))
      .flatMap((each) =>
        importsOf(each)
          .filter((specifier) => isRefused(each.path, specifier))
          .map((specifier) => `${each.path}: ${specifier}`),
      ),
  refused: [
    [file('libs/domain/decider.ts', `import { readFileSync } from 'node:fs';`)],
    [file('libs/domain/decider.ts', `export { Tree } from '#log';`)],
    [file('libs/domain/decider.ts', `import { Injectable } from '@nestjs/common';`)],
    [file('libs/domain/decider.spec.ts', `import { Test } from '@nestjs/testing';`)],
    [file('libs/event-store/port.ts', `import { Module } from '@nestjs/common';`)],
    [file('libs/event-store/port.ts', `import type { Projection } from '#projections';`)],
    [file('libs/projections/runner.ts', `const store = require('#event-store');`)],
    [file('libs/projections/runner.ts', `import { Citation } from '../domain/values/citation';`)],
    [file('libs/projections/runner.spec.ts', `import { Citation } from '../domain/values/citation';`)],
    [file('libs/import/layoffs.ts', `const store = await import('#event-store');`)],
    [file('libs/log/tree.ts', `import { readFileSync } from 'node:fs';`)],
    [file('libs/log/tree.ts', `import { skip } from '../../test/skips';`)],
    [file('libs/newcomer/index.ts', `import { createHash } from 'node:crypto';`)],
    [file('apps/api/main.ts', `import { Tree } from '../../libs/log/tree';`)],
    [file('apps/api/main.ts', `import { Tree } from '../../libs/log';`)],
    [file('apps/cli/demo.ts', `import { story } from '../../test/story';`)],
    [
      file(
        'libs/event-store/kurrentdb/wire.ts',
        `import { UUID } from '@eventstore/db-client/generated/shared_pb';`,
      ),
    ],
    [file('test/story.ts', `import { Tree } from '../libs/log/tree';`)],
  ],
  accepted: [
    file(
      'libs/domain/decider.ts',
      `import 'reflect-metadata'; import { Citation } from './values/citation';`,
    ),
    file(
      'libs/event-store/port.ts',
      `import type { Event } from '#domain'; import { join } from 'node:path';`,
    ),
    file('libs/log/tree.ts', `import { createHash } from 'node:crypto'; // unlike import '#domain'`),
    file(
      'libs/log/tree.spec.ts',
      `import * as fc from 'fast-check'; import { itWith } from '../../test/skips';`,
    ),
    file('apps/api/main.ts', `import { Module } from '@nestjs/common'; import { Tree } from '#log';`),
    file('test/kurrentdb/double.ts', `import { UUID } from '@eventstore/db-client/generated/shared_pb';`),
    file('libs/event-store/kurrentdb/wire.ts', `import type { JSONEventData } from '@eventstore/db-client';`),
    file('test/story.spec.ts', `import { run } from '../apps/cli/demo'; import { Tree } from '#log';`),
  ],
};

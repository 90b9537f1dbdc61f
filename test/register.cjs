/**
 * Lets a child process of a test run TypeScript as it stands, without a build that may be stale:
 * `node --conditions=source --require ./test/register.cjs child.ts`. The compiler is the one that Jest uses.
 */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

/** The same dialect as in `jest.config.cjs`. */
const options = {
  swcrc: false,
  /** @type {'inline'} */
  sourceMaps: 'inline',
  module: { type: /** @type {const} */ ('commonjs') },
  jsc: {
    target: /** @type {const} */ ('es2023'),
    parser: { syntax: /** @type {const} */ ('typescript'), decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    keepClassNames: true,
  },
};

/** The table of loaders by file extension, which Node keeps but does not declare. */
const { _extensions: loaders } = /** @type {{ _extensions: Record<string, Function> }} */ (
  /** @type {unknown} */ (Module)
);

loaders['.ts'] = (
  /** @type {{ _compile: (code: string, filename: string) => void }} */ module,
  /** @type {string} */ filename,
) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module['_compile'](code, filename);
};

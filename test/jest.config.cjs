/** How the tests run: SWC turns every module into CommonJS, which Jest runs alike on Node 20 and later. */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { packages } = require('../package-lock.json');

const repository = path.join(__dirname, '..');

/** Whether an installed package holds ES modules, which Jest could not load as they are. */
function isEsm(/** @type {string} */ folder) {
  const manifest = path.join(repository, folder, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
}

const esmPackages = Object.keys(packages)
  .filter((folder) => folder !== '' && isEsm(folder))
  .map((folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length));

const swc = { swcrc: false, isModule: 'unknown', sourceMaps: 'inline', module: { type: 'commonjs' } };
const typescript = {
  target: 'es2023',
  parser: { syntax: 'typescript', decorators: true },
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
  keepClassNames: true,
};
const javascript = { target: 'es2023', parser: { syntax: 'ecmascript' } };
const swcJest = require.resolve('@swc/jest');

module.exports = {
  rootDir: repository,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // Some tests start processes, on two cores that other tests use too.
  testTimeout: 60_000,
  // Most tests wait for the disk or for a process now and then: a core that Jest would keep free stands still.
  maxWorkers: '100%',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.tsx?$': [swcJest, { ...swc, jsc: typescript }],
    '^.+\\.[cm]?js$': [swcJest, { ...swc, jsc: javascript }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.+/node_modules/)?(?:${esmPackages.join('|')})/)`],
  reporters: ['default', '<rootDir>/test/reporter.cjs'],
};

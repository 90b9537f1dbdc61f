/**
 * Brings the installed packages and the build up to date before a command of this repository runs, and is
 * silent where nothing is to do. Plain JavaScript without a dependency, since it runs before anything is
 * installed; it parses on an old Node (hence no `node:` imports), to say there which Node is needed.
 *
 *     node apps/cli/setup.mjs [--no-build]
 */
import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import { fileURLToPath } from 'url';
import { withLock } from './setup-lock.mjs';

/**
 * One thing that may have to be done. Its stamp lies inside what it makes and holds the fingerprint of what
 * it was made from: whoever deletes the result deletes the stamp with it.
 * @typedef {object} Step
 * @property {string} title
 * @property {string} changed what to say of a fingerprint that differs
 * @property {string} stamp
 * @property {() => string} fingerprint
 * @property {string[]} npm
 */

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Without these limits npm tries for more than five minutes before it admits that there is no network. */
const FEW_RETRIES = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=2000'];

/** @type {Step} */
const install = {
  title: 'Installing packages',
  changed: 'package-lock.json changed',
  stamp: join(repository, 'node_modules', '.setup-stamp'),
  fingerprint: () => hashOf([join(repository, 'package-lock.json')]),
  npm: ['ci', '--prefer-offline', '--no-audit', '--no-fund', ...FEW_RETRIES],
};

/** @type {Step} */
const build = {
  title: 'Building',
  changed: 'sources changed',
  stamp: join(repository, 'dist', '.setup-stamp'),
  fingerprint: () => hashOf(buildInputs()),
  npm: ['run', '--silent', 'build'],
};

/** Everything that the compiler reads; tests are not built. */
function buildInputs() {
  const settings = ['package-lock.json', 'package.json', 'nest-cli.json', 'tsconfig.json'];
  const files = settings.map((name) => join(repository, name)).filter((path) => existsSync(path));
  return [...files, ...filesIn(join(repository, 'apps')), ...filesIn(join(repository, 'libs'))].filter(
    (path) => !path.endsWith('.spec.ts') && !path.endsWith('.md'),
  );
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    });
}

/**
 * A hash over the names and contents of files.
 * @param {string[]} paths
 */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const text = readFileSync(path);
    hash.update(`${relative(repository, path)} ${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

/**
 * Why this Node is refused; undefined where it will do. Nest is an ES module that we load from CommonJS, which
 * Node can do from 20.19 and from 22.12 on, and not in between.
 * @param {string} version such as `20.19.0`
 */
export function refusalOf(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  if (fits) return undefined;
  return `Node ${version} is too old for this ledger: install Node 20.19 or later in line 20, or 22.12 or later.`;
}

/**
 * What failed, why, and what to do next, in one sentence.
 * @param {Step} step
 * @param {string} output what npm printed
 * @param {boolean} started whether npm could be started at all
 */
function failureOf(step, output, started) {
  const command = ['npm', ...step.npm.filter((word) => !word.startsWith('-'))].join(' ');
  if (!started)
    return `${step.title} failed because npm is not on the PATH: install npm, then run the same command again.`;
  if (/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED)\b/.test(output))
    return `${step.title} failed because the npm registry cannot be reached: connect to the network, then run the same command again.`;
  if (/\bEUSAGE\b/.test(output))
    return `${step.title} failed because package.json and package-lock.json disagree: run npm install, then the same command again.`;
  return `${step.title} failed because ${command} did, as printed above: mend that, then run the same command again.`;
}

/**
 * Why a step has to be done; undefined where its result is up to date.
 * @param {Step} step
 */
function reasonFor(step) {
  if (!existsSync(step.stamp)) return 'first time here';
  return readFileSync(step.stamp, 'utf8') === step.fingerprint() ? undefined : step.changed;
}

/**
 * Does a step if it has to be done. The fingerprint is taken first: what changes meanwhile counts as changed.
 * @param {Step} step
 */
function bringUpToDate(step) {
  const reason = reasonFor(step);
  if (reason === undefined) return;
  console.log(`${step.title} (${reason}) …`);
  const fingerprint = step.fingerprint();
  const { status, error, stdout, stderr } = spawnSync('npm', step.npm, {
    cwd: repository,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return writeFileSync(step.stamp, fingerprint);
  process.stderr.write(`${stdout || ''}${stderr || ''}`);
  throw new Error(failureOf(step, stderr || '', error === undefined));
}

/** @param {string[]} flags */
function main(flags) {
  const refusal = refusalOf(process.versions.node);
  if (refusal !== undefined) throw new Error(refusal);
  const steps = flags.includes('--no-build') ? [install] : [install, build];
  if (steps.every((step) => reasonFor(step) === undefined)) return;
  withLock(join(repository, '.setup-lock'), () => steps.forEach(bringUpToDate));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

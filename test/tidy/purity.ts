/** Where clocks, chance and the environment may be read. */
import { file, forbidden, isCode, isTest, withoutComments, type Rule, type TextFile } from './rule';

/** The only files that read the environment. */
const ENVIRONMENT_READERS: readonly string[] = [
  // The one validated class of settings.
  'apps/api/config.ts',
  // npm drops the flag of "npm run demo --check", and leaves it in the environment.
  'apps/cli/demo.ts',
  // Hands it on to where a ledger, its token and the language are chosen.
  'apps/cli/main.ts',
];

const code = ({ text }: TextFile): string => withoutComments(text);

/** Settings reach everything else as arguments. */
export const environment: Rule = {
  title: 'reads the environment in the named files only',
  violations: forbidden(/\bprocess\s*(?:\.\s*env\b|\[\s*['"]env['"])|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/, {
    where: (path) => isCode(path) && !isTest(path) && !ENVIRONMENT_READERS.includes(path),
    readAs: code,
  }),
  refused: [
    [file('libs/event-store/open.ts', `const url = process.env.LEDGER_URL;`)],
    [file('apps/api/main.ts', `const port = process.env['PORT'];`)],
    [file('apps/cli/queries.ts', `const { env } = process;`)],
    [file('apps/cli/queries.ts', `const port = process['env'].PORT;`)],
  ],
  accepted: [
    file('apps/api/config.ts', `const port = process.env['PORT'];`),
    file('apps/cli/demo.ts', `const check = process.env['npm_config_check'];`),
    file('apps/api/main.ts', `// Only config.ts reads process.env.`),
    file('test/skips.ts', `process.env['LEDGER_REQUIRE_ALL'];`),
  ],
};

/** A replay of the same entries gives the same answers only where nothing else is asked. */
export const determinism: Rule = {
  title: 'hands clocks and chance into domain and projections, which ask for neither',
  violations: forbidden(
    /\bDate\s*\.\s*now\b|\bnew\s+Date(?:\s*\(\s*\)|\s*[;,)])|(?<!new\s+)\bDate\(\)|\bMath\s*\.\s*random\b|\brandom(?:Bytes|UUID|Int)\b|\bgetRandomValues\b|\bperformance\s*\.\s*now\b/,
    { where: (path) => /^libs\/(?:domain|projections)\//.test(path) && isCode(path), readAs: code },
  ),
  refused: [
    [file('libs/domain/decider.ts', `const at = Date.now();`)],
    [file('libs/domain/decider.ts', `const at = new Date();`)],
    [file('libs/domain/decider.spec.ts', `const at = new Date;`)],
    [file('libs/projections/runner.ts', `const id = Math.random();`)],
    [file('libs/projections/runner.ts', `const id = randomUUID();`)],
    [file('libs/projections/runner.ts', `const id = randomBytes(16);`)],
  ],
  accepted: [
    file('libs/domain/values/day.ts', `const day = new Date(text); // never new Date()`),
    file('libs/event-store/clock.ts', `export const clock = () => new Date();`),
  ],
};

import { basename, dirname, join, resolve } from 'node:path';
import { isIP } from 'node:net';
import { IsIn, IsInt, Matches, Max, MaxLength, Min, ValidateBy, validateSync } from 'class-validator';

/** What a configuration may be read from: `process.env`, or the variables of a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The port on which the service listens where no other is asked for. */
const PORT_DEFAULT = 3417;
const PORT_MAX = 65_535;
const PATH_LENGTH_MAX = 4_000;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** More than a person and their programs ask at a time, and few enough that each is answered soon. */
const CONCURRENT_DEFAULT = '200';
const LIMIT_MAX = 1_000_000;

/** A number of requests, 0 for no limit. */
function Limit(): PropertyDecorator {
  const rule = { message: `must be a whole number from 0 to ${LIMIT_MAX}; 0 for no limit` };
  return (target, property) => {
    for (const check of [Min(0, rule), Max(LIMIT_MAX, rule), IsInt(rule)]) check(target, property);
  };
}

/** The variable of each setting. */
const VARIABLES = {
  store: 'LEDGER_STORE',
  replica: 'LEDGER_REPLICA',
  port: 'LEDGER_PORT',
  host: 'LEDGER_HOST',
  tokenFile: 'LEDGER_TOKEN_FILE',
  logLevel: 'LEDGER_LOG_LEVEL',
  concurrentMax: 'LEDGER_CONCURRENT_MAX',
  perSecondMax: 'LEDGER_PER_SECOND_MAX',
} as const;

/** Whether an address reaches no further than this machine: `localhost`, `::1` or one of 127.0.0.0/8. */
function isLoopback(host: unknown): boolean {
  if (typeof host !== 'string') return false;
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

const LOOPBACK_ONLY =
  'must be a loopback address such as 127.0.0.1: the service is reachable from other machines only once tokens or OIDC ' +
  'are configured, which this version cannot do yet; unset it, or reach the service through an SSH tunnel';

/** The settings of one process. Nothing else reads the environment. */
export class Config {
  /** Where the ledger is kept: `sqlite:` and the path of its file, or the URL of an event store. */
  @Matches(/^(?:sqlite:[^\0]+|(?:esdb|kurrentdb|kurrent)(?:\+discover)?:\/\/[^\0\s]+)$/, {
    message:
      'must be sqlite: and a path, such as sqlite:./data/ledger.db, or an event store, such as esdb://host:2113?tls=false',
  })
  @MaxLength(PATH_LENGTH_MAX, {
    message: `must have at most ${PATH_LENGTH_MAX} characters; move the file nearer`,
  })
  readonly store: string;

  /** File of this process's replica of an event store; not looked at where the ledger is a file. */
  @Matches(/^[^\0]+$/, { message: 'must be the path of a file' })
  @MaxLength(PATH_LENGTH_MAX, { message: `must have at most ${PATH_LENGTH_MAX} characters` })
  readonly replica: string;

  /** Who the ledger is to an event store; in variables of their own, since its URL is shown in messages. */
  readonly credentials: { readonly username: string; readonly password: string } | undefined;

  /** TCP port; 0 for any free one. */
  @Min(0, { message: 'must not be negative; use 0 for any free port' })
  @Max(PORT_MAX, { message: `must be at most ${PORT_MAX}; take another port` })
  @IsInt({ message: `must be a whole number such as ${PORT_DEFAULT}` })
  readonly port: number;

  /** Whether the port was asked for; one that nobody asked for gives way to the next free one. */
  readonly portIsFixed: boolean;

  /** Address to listen on. */
  @ValidateBy({ name: 'loopback', validator: { validate: isLoopback, defaultMessage: () => LOOPBACK_ONLY } })
  readonly host: string;

  /** File that holds the local token. */
  @Matches(/^[^\0]+$/, { message: 'must be the path of a file' })
  @MaxLength(PATH_LENGTH_MAX, { message: `must have at most ${PATH_LENGTH_MAX} characters` })
  readonly tokenFile: string;

  /** The least important log lines that are still written. */
  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  readonly logLevel: string;

  /** Requests that are answered at a time; others are refused with 429. 0 for no limit. */
  @Limit()
  readonly concurrentMax: number;

  /** Requests that are admitted in a second, all together; others are refused with 429. 0 for no limit. */
  @Limit()
  readonly perSecondMax: number;

  constructor(environment: Environment) {
    const { LEDGER_STORE, LEDGER_PORT, LEDGER_HOST, LEDGER_TOKEN_FILE, LEDGER_LOG_LEVEL } = environment;
    const { LEDGER_CONCURRENT_MAX = CONCURRENT_DEFAULT, LEDGER_PER_SECOND_MAX = '0' } = environment;
    this.store = LEDGER_STORE ?? 'sqlite:./data/ledger.db';
    this.replica = replicaIn(environment);
    this.credentials = credentialsIn(environment);
    this.portIsFixed = LEDGER_PORT !== undefined;
    this.port = LEDGER_PORT === undefined ? PORT_DEFAULT : wholeNumber(LEDGER_PORT);
    this.host = LEDGER_HOST ?? '127.0.0.1';
    this.tokenFile = LEDGER_TOKEN_FILE ?? join(this.folder, 'token');
    this.logLevel = LEDGER_LOG_LEVEL ?? 'info';
    this.concurrentMax = wholeNumber(LEDGER_CONCURRENT_MAX);
    this.perSecondMax = wholeNumber(LEDGER_PER_SECOND_MAX);
  }

  /** The folder of the ledger's file or replica, in which what belongs to it is kept. */
  get folder(): string {
    return dirname(this.ledger);
  }

  /** The file of the read models; each ledger of a folder has its own. */
  get readModels(): string {
    const name = basename(this.ledger);
    return join(this.folder, name === 'ledger.db' ? 'read-models.db' : `${name}.read-models.db`);
  }

  /** The file of the ledger, or of the replica of one on an event store. */
  get ledger(): string {
    return this.store.startsWith('sqlite:') ? this.store.replace(/^sqlite:/, '') : this.replica;
  }
}

/** A setting that cannot be used; the message is one sentence for the person who starts the service. */
export class ConfigError extends Error {}

/**
 * Reads the settings of this process.
 * @throws ConfigError naming variable, rule and next step.
 */
export function readConfig(environment: Environment = process.env): Config {
  const config = new Config(environment);
  const [fault] = validateSync(config, { stopAtFirstError: true });
  if (fault === undefined) return withWholeCredentials(withFilesApart(config), environment);
  const variable = VARIABLES[fault.property as keyof typeof VARIABLES];
  const [rule] = Object.values(fault.constraints ?? {});
  const given = (environment[variable] ?? '').slice(0, 80);
  throw new ConfigError(`${variable}="${given}" cannot be used: it ${rule}.`);
}

/** Each file would otherwise be written over by what belongs in another. */
function withFilesApart(config: Config): Config {
  const others = [config.ledger, config.readModels].map((path) => resolve(path));
  if (!others.includes(resolve(config.tokenFile))) return config;
  throw new ConfigError(
    `LEDGER_TOKEN_FILE="${config.tokenFile.slice(0, 80)}" cannot be used: it must be another file than the ledger and its read models.`,
  );
}

function replicaIn({ LEDGER_REPLICA }: Environment): string {
  return LEDGER_REPLICA ?? './data/replica.db';
}

function credentialsIn(environment: Environment): Config['credentials'] {
  const { LEDGER_STORE_USER: username, LEDGER_STORE_PASSWORD: password } = environment;
  return username === undefined || password === undefined ? undefined : { username, password };
}

/** Half of what a server asks for would be no credentials at all, and nobody would be told why it refuses. */
function withWholeCredentials(config: Config, environment: Environment): Config {
  const names = ['LEDGER_STORE_USER', 'LEDGER_STORE_PASSWORD'];
  const missing = names.filter((name) => environment[name] === undefined);
  if (missing.length !== 1) return config;
  throw new ConfigError(`${missing[0]} is not set: an event store takes a user and a password, or neither.`);
}

/** Text that is not digits alone is no number, though JavaScript reads `""`, `0x10` and `1e3` as such. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

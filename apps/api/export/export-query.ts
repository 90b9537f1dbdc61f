import { LedgerError, METRICS, SCOPES } from '#domain';
import type { Metric, Scope } from '#domain';
import { Asks } from '../reading/parameter';
import { FLAG, oneOf } from '../reading/parameter-kinds';
import { Point } from '../reading/point';
import { ENTRY_FORMS } from './stored';
import type { EntryForm } from './stored';

/** At which point rows are exported, and how. */
export class ExportQuery extends Point {
  @Asks(oneOf(METRICS), { description: 'Of headcount: what is counted; employees where it is left out.' })
  readonly metric?: Metric;

  @Asks(oneOf(SCOPES), {
    description: 'Of headcount: whether units below are in the count; withSubUnits where it is left out.',
  })
  readonly scope?: Scope;

  @Asks(FLAG, { description: 'Of CSV: begin with a byte order mark, for spreadsheets that need one.' })
  readonly bom?: boolean;
}

/** How entries are exported. */
export class EntriesExportQuery extends Point {
  @Asks(FLAG, { description: 'Of CSV: begin with a byte order mark, for spreadsheets that need one.' })
  readonly bom?: boolean;

  @Asks(oneOf(ENTRY_FORMS), {
    description:
      'Of NDJSON: flat rows, CloudEvents, or the stored bytes (`header` and `payload` as texts), which a restore writes back byte for byte.',
    fallback: 'rows',
  })
  readonly form!: EntryForm;
}

/** Refuses what would have no effect. @throws LedgerError invalid_parameter */
export function requireFitting(
  given: Readonly<Record<string, unknown>>,
  names: readonly string[],
  where: string,
): void {
  const [name] = names.filter((one) => given[one] !== undefined);
  if (name === undefined) return;
  throw new LedgerError('invalid_parameter', `${name} has no effect on ${where}; leave it out`, `/${name}`);
}

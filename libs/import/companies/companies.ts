import type { Names } from '#domain';
import type { PlannedChange } from '../command-id';
import type { Recorder, RecordedFact } from '../recorder';
import type { RowCitation } from '../source-file';
import { companyKey, otherSlugOf, slugOf } from './company-key';

/** Companies that are remembered at a time; others are looked up again. */
const REMEMBERED_MAX = 20_000;

/** What the ledger has of a company, commands of this import included. */
interface Company {
  readonly unitId: string;
  readonly names: Set<string>;
  isRecorded: boolean;
}

/** What a row says of a company beside its name. */
export interface CompanyDetails {
  readonly country?: string;
  readonly industry?: string;
}

/**
 * The companies of an import as units of the ledger. A unit that has the slug of a company, and a name of the same key, is that
 * company; where the slug names something else, the company takes another.
 */
export class Companies {
  readonly #recorder: Recorder;
  /** By key, the least recently used first. */
  readonly #known = new Map<string, Company>();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  /** Looks up companies by their keys; to be called before they are asked for. */
  async load(keys: Iterable<string>): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !this.#touch(key));
    const found = await this.#recorder.streams(missing.map((key) => `unit-${slugOf(key)}`));
    const others: string[] = [];
    missing.forEach((key, at) => {
      const entries = found[at] ?? [];
      if (entries.length === 0 || isNamed(entries, key)) this.#remember(key, slugOf(key), entries);
      else others.push(key);
    });
    if (others.length === 0) return;
    const second = await this.#recorder.streams(others.map((key) => `unit-${otherSlugOf(key)}`));
    others.forEach((key, at) => this.#remember(key, otherSlugOf(key), second[at] ?? []));
  }

  /** The unit that a company is. */
  unitOf(key: string): string {
    return this.#of(key).unitId;
  }

  /** The change that registers a company, where the ledger has it not. @param name as it is written, cleaned. */
  registration(
    key: string,
    name: string,
    details: CompanyDetails,
    citation: RowCitation,
  ): readonly PlannedChange[] {
    const company = this.#of(key);
    if (company.isRecorded) return [];
    company.isRecorded = true;
    company.names.add(name);
    return [
      {
        name: 'RegisterCompany',
        json: { unitId: company.unitId, names: { en: name }, ...details, citation },
      },
    ];
  }

  /** The change that records another spelling of a company's name, where the ledger has it not. */
  alias(key: string, name: string, citation: RowCitation): readonly PlannedChange[] {
    const { unitId, names } = this.#of(key);
    if (names.has(name)) return [];
    names.add(name);
    return [{ name: 'AddAlias', json: { unitId, alias: { en: name }, citation } }];
  }

  #of(key: string): Company {
    const company = this.#known.get(key);
    if (company === undefined) throw new Error(`company ${key} was not loaded`);
    return company;
  }

  #touch(key: string): boolean {
    const company = this.#known.get(key);
    if (company === undefined) return false;
    this.#known.delete(key);
    this.#known.set(key, company);
    return true;
  }

  #remember(key: string, unitId: string, entries: readonly RecordedFact[]): void {
    this.#known.set(key, { unitId, names: new Set(namesIn(entries)), isRecorded: entries.length > 0 });
    if (this.#known.size <= REMEMBERED_MAX) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}

/** Every name that entries of a unit's stream ever gave it. */
function namesIn(entries: readonly RecordedFact[]): readonly string[] {
  return entries.flatMap(({ data }) => {
    const { names = {}, alias = {} } = data as { readonly names?: Names; readonly alias?: Names };
    return [...Object.values(names), ...Object.values(alias)];
  });
}

function isNamed(entries: readonly RecordedFact[], key: string): boolean {
  return namesIn(entries).some((name) => companyKey(name) === key);
}

import type { Metric } from '#domain';
import type { Asked } from '../asked';
import { Workforce } from '../headcount/workforce';
import { announcementsFor, announcementsOf, sharesFor } from '../layoffs/layoffs';
import type { LayoffRow } from '../layoffs/layoffs';
import { programmeOf } from '../layoffs/programme';
import type { Programme } from '../layoffs/programme';
import type { Statements } from '../statements';
import type { Tree } from '../tree';

/** A layoff with the announcements that it is read from. */
export interface InspectedLayoff {
  readonly programme: Programme;
  readonly rows: readonly LayoffRow[];
}

/** The ledger at one point, as discrepancies are looked for in it unit by unit: what several units need is read once. */
export class Inspected {
  readonly statements: Statements;
  readonly asked: Asked;
  readonly #workforces = new Map<Metric, Workforce>();
  readonly #layoffs = new Map<string, InspectedLayoff | undefined>();

  constructor(statements: Statements, asked: Asked) {
    this.statements = statements;
    this.asked = asked;
  }

  get tree(): Tree {
    return this.workforce('employees').tree;
  }

  workforce(metric: Metric): Workforce {
    const known = this.#workforces.get(metric) ?? new Workforce(this.statements, this.asked, metric);
    this.#workforces.set(metric, known);
    return known;
  }

  /** The announced layoffs that name a unit, or of which it has a share. */
  layoffsAt(unitId: string): readonly InspectedLayoff[] {
    const named = announcementsFor(this.statements, unitId, this.asked);
    const shared = sharesFor(this.statements, unitId, this.asked);
    const ids = new Set([...named, ...shared].map(({ layoff_id }) => layoff_id));
    return [...ids].flatMap((layoffId) => this.#layoff(layoffId) ?? []);
  }

  #layoff(layoffId: string): InspectedLayoff | undefined {
    if (this.#layoffs.has(layoffId)) return this.#layoffs.get(layoffId);
    const rows = announcementsOf(this.statements, layoffId, this.asked);
    const found =
      rows.length === 0 ? undefined : { rows, programme: programmeOf(this.statements, layoffId, this.asked) };
    this.#layoffs.set(layoffId, found);
    return found;
  }
}

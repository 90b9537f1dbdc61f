import { EXPORT_MODELS } from '#projections';
import type { Column, ExportModel } from '#projections';
import { FORMATS } from './format';

/** What may be exported, and what the columns of each model hold. */
export interface Exported {
  readonly formats: readonly string[];
  readonly models: readonly {
    readonly model: string;
    readonly columns: readonly (Column & { readonly name: string })[];
  }[];
}

/** Everything that may be exported. */
export const EXPORTED: Exported = {
  formats: Object.keys(FORMATS),
  models: Object.entries<ExportModel>(EXPORT_MODELS).map(([model, { columns }]) => ({
    model,
    columns: Object.entries(columns).map(([name, column]) => ({ name, ...column })),
  })),
};

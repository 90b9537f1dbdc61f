import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueChange } from './catalogue';

type Sources = { readonly catalogueOfSources: () => readonly CatalogueChange[] };

/** Where the build leaves the catalogue, beside the built code: reading it is quicker than loading every change. */
export const CATALOGUE_FILE = join(__dirname, 'catalogue.json');

/** Every change of the ledger; made on the spot where the sources run unbuilt. */
export function readCatalogue(): readonly CatalogueChange[] {
  if (existsSync(CATALOGUE_FILE)) {
    return JSON.parse(readFileSync(CATALOGUE_FILE, 'utf8')) as readonly CatalogueChange[];
  }
  // Only a source tree that is not built needs these.
  const { catalogueOfSources } = require('./write-catalogue') as Sources;
  return catalogueOfSources();
}

/**
 * Run after the compiler: keeps the changes of the ledger, with what their doc comments say, beside the built command line.
 *
 *     node dist/apps/cli/catalogue/write-catalogue.js
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocComments } from '../../api/openapi/doc-comments';
import type { CatalogueChange } from './catalogue';
import { makeCatalogue } from './make-catalogue';
import { CATALOGUE_FILE } from './read-catalogue';

/** The catalogue as the sources of this repository tell it. */
export function catalogueOfSources(
  repository = join(__dirname, '..', '..', '..'),
): readonly CatalogueChange[] {
  return makeCatalogue(readDocComments(repository));
}

if (require.main === module) {
  writeFileSync(CATALOGUE_FILE, JSON.stringify(catalogueOfSources(process.cwd())));
}

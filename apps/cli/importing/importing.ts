import { importFile, layoutNamed, reportAsText } from '#import';
import { personSecret } from './person-secret';
import { rowPrinter } from './row-printer';

/** All that `ledger import` needs, loaded at once and for it alone. */
export interface Importing {
  readonly importFile: typeof importFile;
  readonly layoutNamed: typeof layoutNamed;
  readonly reportAsText: typeof reportAsText;
  readonly personSecret: typeof personSecret;
  readonly rowPrinter: typeof rowPrinter;
}

export { importFile, layoutNamed, personSecret, reportAsText, rowPrinter };

import { importFile, reportAsText } from '#import';
import { layoutAt } from './layout-at';
import { personSecret } from './person-secret';
import { rowPrinter } from './row-printer';
import { keepHeapSmall } from './small-heap';

/** All that `ledger import` needs, loaded at once and for it alone. */
export interface Importing {
  readonly importFile: typeof importFile;
  readonly layoutAt: typeof layoutAt;
  readonly reportAsText: typeof reportAsText;
  readonly personSecret: typeof personSecret;
  readonly rowPrinter: typeof rowPrinter;
  readonly keepHeapSmall: typeof keepHeapSmall;
}

export { importFile, keepHeapSmall, layoutAt, personSecret, reportAsText, rowPrinter };

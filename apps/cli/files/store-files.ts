import { backUpLedger, checkLedgerFile, readBackup, readStoredLines, restoreLedger } from '#event-store';

/** What `ledger backup` and `ledger restore` need of the store, loaded for them alone. */
export interface StoreFiles {
  readonly backUpLedger: typeof backUpLedger;
  readonly checkLedgerFile: typeof checkLedgerFile;
  readonly readBackup: typeof readBackup;
  readonly readStoredLines: typeof readStoredLines;
  readonly restoreLedger: typeof restoreLedger;
}

export { backUpLedger, checkLedgerFile, readBackup, readStoredLines, restoreLedger };

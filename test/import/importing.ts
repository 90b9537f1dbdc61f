/** An open ledger with an importer, for tests that import files and ask what they came to. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { handleCommand } from '#event-store';
import type { EventStore } from '#event-store';
import { InProcessRecorder, importFile, layoutNamed } from '#import';
import type { ImportFile, ImportOptions, ImportReport, Layout, RowReport } from '#import';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';

/** What an import came to, with what was told of each row. */
export interface Imported extends ImportReport {
  readonly told: readonly RowReport[];
}

/** A ledger into which files are imported, with its read models. */
export interface ImportingLedger extends OpenLedger {
  import(layout: string | Layout, file: ImportFile, options?: ImportOptions): Promise<Imported>;
}

/** A file whose content is given; text is written as UTF-8. */
export function fileOf(name: string, content: string | Uint8Array): ImportFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { name, open: () => [bytes] };
}

/** A file on the disk. */
export function fileAt(path: string): ImportFile {
  return { name: basename(path), open: () => createReadStream(path) };
}

/** A recorder into a store in this process. */
export function recorderInto(store: EventStore): InProcessRecorder {
  const noPerson = { personId: (): string => 'paaaaaaaaaaaa' };
  return new InProcessRecorder({
    handle: (command, request) => handleCommand(store, noPerson, command, { ...request, actor: 'importer' }),
    readStream: (stream) => store.readStream(stream),
    readAll: (afterPosition) => store.readAll(afterPosition),
  });
}

/** @param startMs the clock at opening, after all that the files tell of; in milliseconds since 1970 UTC. */
export async function importingLedger(startMs: number = Date.UTC(2026, 0, 1)): Promise<ImportingLedger> {
  const ledger = await openLedger(startMs);
  const recorder = recorderInto(ledger.store);
  return {
    ...ledger,
    import: async (layout, file, options = {}) => {
      const told: RowReport[] = [];
      const onRow = (row: RowReport) => void told.push(row);
      const report = await importFile(
        typeof layout === 'string' ? layoutNamed(layout) : layout,
        file,
        recorder,
        {
          ...options,
          onRow,
        },
      );
      ledger.runner.apply([...ledger.store.readAll(ledger.runner.position() ?? 0)].map(({ entry }) => entry));
      return { ...report, told };
    },
  };
}

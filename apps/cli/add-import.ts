import { createReadStream } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { ImportReport, LayoutOptions, Progress } from '#import';
import { fileOf, openLedger } from './client/choose';
import { CommandFailure, EXIT } from './failure';
import { givenFile, statsOf } from './files/given-file';
import type { GlobalOptions } from './global-options';
import type { Importing } from './importing/importing';
import { printed } from './output/print';
import { progressBar } from './progress-bar';
import type { Surroundings } from './surroundings';
import { wordsIn } from './words/words';
import { write } from './write';

interface ImportTyped extends GlobalOptions, Omit<LayoutOptions, 'personSecret'> {
  readonly dryRun?: true;
  readonly report?: string;
  readonly personSecretFile?: string;
}

/** Adds `ledger import`. */
export function addImport(program: Command, around: Surroundings): void {
  program
    .command('import')
    .helpGroup('Files:')
    .description('Records a file of facts through its ordinary commands, and tells what became of each row.')
    .argument(
      '<layout>',
      'How the file is laid out: layoffs-tracker, fortune-list, or the path of a mapping (JSON).',
    )
    .argument('<file>', 'Its path.')
    .option('--dry-run', 'Say what would be recorded, and record nothing.')
    .option('--report <file>', 'Keep what became of every row there, as CSV.')
    .option('--published-on <date>', 'When the file came out, where it does not say so itself.')
    .option('--clock-offset <offset>', 'Offset from UTC of clock times written without one, such as +00:00.')
    .option(
      '--person-secret-file <path>',
      'From it ids of persons are derived; beside the ledger where it is left out.',
    )
    .action(async (layout: string, file: string, _options: unknown, command: Command) => {
      await importFrom(layout, file, command.optsWithGlobals<ImportTyped>(), around);
    });
}

async function importFrom(
  name: string,
  path: string,
  typed: ImportTyped,
  around: Surroundings,
): Promise<void> {
  const source = givenFile(path);
  requireApart(source, typed.report);
  // What imports need is loaded for them alone.
  const importing = require('./importing/importing') as Importing;
  importing.keepHeapSmall();
  const layout = importing.layoutAt(name);
  const client = await openLedger({ ...typed, environment: around.environment }, typed.dryRun !== true);
  const rows = importing.rowPrinter(around.errors, typed.report);
  const bar = progressBar(around.errors);
  try {
    const report = await importing.importFile(
      layout,
      { name: basename(path), open: () => createReadStream(path) },
      client.recorder(),
      {
        ...optionsOf(typed, around, importing),
        onRow: rows.onRow,
        onProgress: (progress) => bar.tell(progressText(progress)),
      },
    );
    bar.end();
    await rows.end();
    await tell(report, typed, around, importing);
  } finally {
    bar.end();
    await client.close();
  }
}

/** The report would otherwise be written over the rows before they are read. @throws CommandFailure */
function requireApart(source: Stats, report: string | undefined): void {
  const there = report === undefined ? undefined : statsOf(report);
  if (there?.dev !== source.dev || there.ino !== source.ino) return;
  throw new CommandFailure(
    {
      what: 'the report would be written over the file itself',
      where: '--report',
      next: 'name another file',
    },
    EXIT.usage,
  );
}

function optionsOf(
  typed: ImportTyped,
  { environment }: Surroundings,
  { personSecret }: Importing,
): LayoutOptions & { dryRun: boolean } {
  const { dryRun = false, publishedOn, clockOffset, personSecretFile } = typed;
  const secretFile = personSecretFile ?? join(dirname(fileOf({ ...typed, environment })), 'person-secret');
  return {
    dryRun,
    personSecret: personSecret(secretFile),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(clockOffset === undefined ? {} : { clockOffset }),
  };
}

const STAGES: Readonly<Record<Progress['stage'], string>> = {
  survey: 'Reading',
  introductions: 'Introducing what rows speak of',
  rows: 'Recording',
};

function progressText({ stage, rows }: Progress): string {
  return `${STAGES[stage]} … ${rows.toLocaleString('en-US')} rows`;
}

async function tell(
  report: ImportReport,
  typed: ImportTyped,
  { output }: Surroundings,
  importing: Importing,
): Promise<void> {
  const { source, ...counts } = report;
  const shown = {
    body: report,
    says: [importing.reportAsText(report)],
    rows: [{ ...counts, source: source.sourceId }],
    columns: [],
    restsOn: [],
  };
  const reader = { output: typed.output, words: wordsIn(typed.lang), isTerminal: output.isTTY === true };
  await write(output, printed(shown, [], reader));
}

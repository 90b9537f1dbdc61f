import { extname } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { fileOf, openLedger } from './client/choose';
import { accepted } from './client/problem';
import { writeFileWhole, writeOut } from './exporting/file-target';
import { CommandFailure, EXIT } from './failure';
import type { GlobalOptions } from './global-options';
import type { Surroundings } from './surroundings';
import { waiting } from './waiting';

const MODELS =
  'units, headcount, tenures, layoffs, investments, strategy, persons, sources, discrepancies, timeline, entries';
const FORMATS = ['csv', 'json', 'ndjson', 'parquet'] as const;

type Format = (typeof FORMATS)[number];

interface ExportTyped extends Omit<GlobalOptions, 'output'> {
  readonly as?: Format;
  readonly form?: string;
  readonly metric?: string;
  readonly scope?: string;
  readonly bom?: true;
}

/** Adds `ledger export`. */
export function addExport(program: Command, around: Surroundings): void {
  program
    .command('export')
    .helpGroup('Files:')
    .description('Writes all rows of one kind into a file, at any of the three times; whole or not at all.')
    .argument('<model>', `One of ${MODELS}; or read-models, a copy of the file that holds them all.`)
    .argument('[file]', 'Where to; its ending names the format. Standard output where it is left out.')
    .addOption(new Option('--as <format>', 'The format, where no ending names it.').choices(FORMATS))
    .option(
      '--form <form>',
      'Of entries as ndjson: rows, cloudevents, or stored (the very bytes, for ledger restore).',
    )
    .option('--metric <metric>', 'Of headcount: employees (default), fte or payroll.')
    .option('--scope <scope>', 'Of headcount: withSubUnits (default) or withoutSubUnits.')
    .option('--bom', 'Of CSV: begin with a byte order mark, for spreadsheets that need one.')
    .action(async (model: string, file: string | undefined, _options: unknown, command: Command) => {
      const typed = command.optsWithGlobals<ExportTyped>();
      await (model === 'read-models'
        ? copyFile(file, typed, around)
        : exportRows(model, file, typed, around));
    });
}

async function exportRows(
  model: string,
  file: string | undefined,
  typed: ExportTyped,
  around: Surroundings,
): Promise<void> {
  const { on, knownAt, publishedBy, form, metric, scope, bom } = typed;
  const format = formatOf(file, typed.as);
  const client = await openLedger({ ...typed, environment: around.environment }, false);
  try {
    await client.ready(waiting(around.errors));
    const reply = await client.send({
      method: 'GET',
      path: `/api/v1/export/${encodeURIComponent(model)}.${format}`,
      query: { on, knownAt, publishedBy, form, metric, scope, bom: bom === true ? 'true' : undefined },
    });
    const content = await accepted(reply);
    await (file === undefined ? writeOut(content, around) : writeFileWhole(content, file));
    if (file !== undefined)
      around.errors.write(
        `${file} holds ${model} as known at ${reply.headers['ledger-known-at'] ?? 'its head'}.\n`,
      );
  } finally {
    await client.close();
  }
}

function formatOf(file: string | undefined, as: Format | undefined): Format {
  const ending = extname(file ?? '').slice(1);
  const format = as ?? FORMATS.find((one) => one === ending) ?? (file === undefined ? 'csv' : undefined);
  if (format !== undefined) return format;
  throw new CommandFailure(
    {
      what: `the ending of ${file ?? ''} names no format`,
      next: `end it in ${FORMATS.join(', ')}, or name one with --as`,
    },
    EXIT.usage,
  );
}

/** The read models are one file; whoever asks a service elsewhere has no file to copy. */
async function copyFile(
  file: string | undefined,
  typed: ExportTyped,
  { environment, errors }: Surroundings,
): Promise<void> {
  if (file === undefined || typed.url !== undefined) {
    throw new CommandFailure(
      {
        what: 'the read models are copied from a ledger file into a file',
        next: 'write ledger export read-models copy.db --ledger data/ledger.db',
      },
      EXIT.usage,
    );
  }
  const client = await openLedger({ ...typed, environment }, false);
  try {
    await client.ready(waiting(errors));
    const { copyReadModels } = require('./exporting/read-model-file') as Copying;
    copyReadModels(fileOf({ ...typed, environment }), file);
    errors.write(`${file} is a copy of all read models.\n`);
  } finally {
    await client.close();
  }
}

interface Copying {
  readonly copyReadModels: (ledger: string, file: string) => void;
}

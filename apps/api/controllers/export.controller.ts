import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NoParameters } from '../reading/point';
import { EXPORTED } from '../export/catalogue';
import type { Exported } from '../export/catalogue';
import { EntriesExportQuery, ExportQuery } from '../export/export-query';
import { Exporting } from '../export/exporting';
import { FORMATS } from '../export/format';
import { Permit } from '../security/permit';

/** The types of all formats. */
const TYPES = Object.values(FORMATS).map(({ type }) => String(type.split(';')[0]));

const FILE = {
  description:
    'The file, whole: a trailer tells the number of rows and the digest; a connection that is cut, that it is not whole.',
  headers: Object.fromEntries(
    Object.entries({
      'Ledger-On': 'The day of valid time at which the rows hold.',
      'Ledger-Known-At': 'The position up to which entries count, such as @1234.',
      'Ledger-Published-By': 'Publication time; left out without a condition.',
      'Ledger-Settled': 'Whether the same file comes for ever.',
      'Ledger-Leaves-Out': 'Entries that a read model leaves out; left out where there are none.',
    }).map(([name, description]) => [name, { description, schema: { type: 'string' as const } }]),
  ),
  content: Object.fromEntries(
    TYPES.map((type) => [type, { schema: type === 'application/json' ? {} : { type: 'string' } }]),
  ) as Record<string, object>,
};

@Controller('api/v1/export')
export class ExportController {
  constructor(private readonly exporting: Exporting) {}

  /** What may be exported: every model with its columns and what each of them holds, and the formats. */
  @Get()
  @Permit('read')
  catalogue(@Query() _query: NoParameters): Exported {
    return EXPORTED;
  }

  /** The entries of the whole ledger as a file: as rows, as CloudEvents, or as the stored bytes. */
  @Get('entries.:format')
  @Permit('audit', { produces: TYPES })
  @ApiOkResponse(FILE)
  entries(
    @Param('format') format: string,
    @Query() query: EntriesExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporting.exportEntries(format, query, reply);
  }

  /** All units, headcounts, tenures, layoffs and so on as a file: CSV, JSON, NDJSON or Parquet. */
  @Get(':model.:format')
  @Permit('read', { produces: TYPES })
  @ApiOkResponse(FILE)
  model(
    @Param('model') model: string,
    @Param('format') format: string,
    @Query() query: ExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporting.export(model, format, query, reply);
  }
}

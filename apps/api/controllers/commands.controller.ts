import { Controller, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Recording } from '../recording/recording';
import { RecordQuery } from '../recording/record-query';
import type { Recorded } from '../recording/recorded';
import { Permit } from '../security/permit';

/** Every change of the catalogue, at the address that is its name. */
@Controller('api/v1/commands')
export class CommandsController {
  constructor(private readonly recording: Recording) {}

  @Post(':change')
  @Permit('record')
  @ApiExcludeEndpoint()
  record(
    @Param('change') change: string,
    @Query() query: RecordQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    return this.recording.record({ change, dryRun: query.dryRun, request }, reply);
  }
}

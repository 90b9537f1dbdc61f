import { Controller, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BATCH_BYTES_MAX } from '../recording/batch';
import { Batches } from '../recording/batches';
import type { BatchAnswer, BatchProblem } from '../recording/batch-answer';
import { BatchQuery } from '../recording/record-query';
import { Permit } from '../security/permit';

@Controller('api/v1/batches')
export class BatchesController {
  constructor(private readonly batches: Batches) {}

  /** Records several commands in their order, and answers for each by itself; together or not at all where that is asked for. */
  @Post()
  @Permit('record', { bodyBytesMax: BATCH_BYTES_MAX })
  record(
    @Query() query: BatchQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchAnswer | BatchProblem> {
    return this.batches.record({ ...query, request }, reply);
  }
}

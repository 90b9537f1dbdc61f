import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Metrics } from '../metrics/metrics';
import { NoParameters } from '../reading/point';
import { Permit } from '../security/permit';

@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** What this process does, in numbers, for Prometheus. */
  @Get()
  @Permit('read')
  @ApiOkResponse({
    description: 'Prometheus text format.',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  async read(@Query() _query: NoParameters, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.text();
    reply.type(this.metrics.contentType).send(text);
  }
}

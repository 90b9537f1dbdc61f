import { Controller, Get, Head, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LedgerError } from '#domain';
import { LiveFeed } from '../live/live-feed';
import { AFTER, LiveQuery } from '../live/live-query';
import { Permit } from '../security/permit';

const EVENT_STREAM = 'text/event-stream; charset=utf-8';

@Controller('api/v1/entries/live')
export class LiveController {
  constructor(private readonly feed: LiveFeed) {}

  /** Whoever only asks for the headers is no reader. */
  @Head()
  @Permit('audit', { produces: ['text/event-stream'], streams: true })
  @ApiExcludeEndpoint()
  look(@Query() _query: LiveQuery, @Res() reply: FastifyReply): void {
    reply.header('content-type', EVENT_STREAM).send();
  }

  /** Entries as they are recorded, as server-sent events: `id` is the position, also over entries that the filter leaves out. */
  @Get()
  @Permit('audit', { produces: ['text/event-stream'], streams: true })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Position of the last event that arrived; the feed resumes behind it.',
    schema: { type: 'string', pattern: '^\\d{1,15}$' },
  })
  @ApiOkResponse({
    description: 'One event for each entry, with the entry as JSON; a comment each 15 seconds.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async live(
    @Query() { after, ...wanted }: LiveQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const from = this.feed.admit(lastEventId(request) ?? after);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': EVENT_STREAM,
      'x-accel-buffering': 'no',
    });
    await this.feed.serve(reply.raw, wanted, from);
  }
}

/** @throws LedgerError invalid_parameter */
function lastEventId({ headers }: FastifyRequest): number | undefined {
  const id = headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  const position = AFTER.read(String(id));
  if (position !== undefined) return position;
  throw new LedgerError('invalid_parameter', `Last-Event-ID must be ${AFTER.forms}`, '/last-event-id');
}

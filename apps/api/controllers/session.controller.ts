import { Controller, Get, Head, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../problem';
import { Asks } from '../reading/parameter';
import { TEXT } from '../reading/parameter-kinds';
import { NoParameters } from '../reading/point';
import { Permit } from '../security/permit';
import { Sessions } from '../security/sessions';

class SessionQuery {
  @Asks(TEXT, { description: 'The ticket of a one-time link.', required: true })
  readonly ticket!: string;
}

/** Signing a browser in. */
@Controller('session')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  /** Whoever only looks at a one-time link, as chat programs do for a preview, must not spend it. */
  @Head()
  @Permit('public')
  @ApiExcludeEndpoint()
  look(): never {
    throw new ApiError('unknown_route', 'a one-time link is opened with GET');
  }

  /** Trades the ticket of a one-time link for a session, and leads on to the documentation. */
  @Get()
  @HttpCode(303)
  @Permit('public')
  begin(@Query() { ticket }: SessionQuery, @Res() reply: FastifyReply): void {
    reply.header('set-cookie', this.sessions.begin(ticket)).redirect('/docs', 303);
  }

  /** Makes a new one-time link, which signs one browser in. */
  @Post('links')
  @HttpCode(201)
  @Permit('administer')
  newLink(@Query() _query: NoParameters): { readonly link: string } {
    return { link: this.sessions.newLink() };
  }
}

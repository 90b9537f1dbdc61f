import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
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

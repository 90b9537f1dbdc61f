import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Operation } from '../operating/operation';
import type { ProjectionDetails } from '../operating/operation';
import { Asks } from '../reading/parameter';
import { FLAG } from '../reading/parameter-kinds';
import { NoParameters } from '../reading/point';
import type { ProjectionItem } from '../reading/projection-item';
import { Permit } from '../security/permit';

class ProjectionQuery {
  @Asks(FLAG, { description: 'With the digest of its rows, which are read whole.', fallback: 'false' })
  readonly digest!: boolean;
}

const LEFT_OUT = {
  type: 'object',
  properties: { entry: { type: 'string', format: 'uuid', description: 'Id of the entry.' } },
  required: ['entry'],
  additionalProperties: false,
};

@Controller('api/v1/projections')
export class ProjectionsController {
  constructor(private readonly operation: Operation) {}

  /** How far each read model has read, and what it did with each entry: applied + ignored + quarantined = position. */
  @Get()
  @Permit('audit')
  projections(@Query() _query: NoParameters): { readonly items: readonly ProjectionItem[] } {
    return { items: this.operation.list() };
  }

  /** One read model: how far it has read, which entries it leaves out, and the digest of its rows. */
  @Get(':name')
  @Permit('audit')
  projection(@Param('name') name: string, @Query() { digest }: ProjectionQuery): Promise<ProjectionDetails> {
    return this.operation.details(name, digest);
  }

  /** Builds a read model anew beside its tables in use, which answer until the new ones have read everything. */
  @Post(':name/rebuild')
  @HttpCode(202)
  @Permit('administer')
  rebuild(
    @Param('name') name: string,
    @Query() _query: NoParameters,
    @Req() request: FastifyRequest,
  ): ProjectionDetails {
    return this.operation.rebuild(name, request);
  }

  /** Has a read model leave out the entry before which it stopped, and go on behind it; every answer says so. */
  @Post(':name/quarantine')
  @HttpCode(202)
  @Permit('administer')
  @ApiBody({ schema: LEFT_OUT })
  quarantine(
    @Param('name') name: string,
    @Query() _query: NoParameters,
    @Req() request: FastifyRequest,
  ): ProjectionDetails {
    return this.operation.quarantine(name, request);
  }
}

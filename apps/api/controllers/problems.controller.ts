import { Controller, Get, Param, Query } from '@nestjs/common';
import { PROBLEM_KINDS, isProblemCode, titleOf } from '../problem-kinds';
import type { ProblemCode } from '../problem-kinds';
import { found } from '../reading/found';
import { NoParameters } from '../reading/point';
import { Permit } from '../security/permit';

/** One kind of problem, described. */
interface ProblemDescription {
  readonly code: ProblemCode;
  readonly title: string;
  readonly status: number;
  readonly remedy: string;
}

@Controller('problems')
export class ProblemsController {
  /** What a kind of problem means, and what to do about it. */
  @Get(':code')
  @Permit('read')
  problem(@Param('code') code: string, @Query() _query: NoParameters): ProblemDescription {
    const known = found(isProblemCode(code) ? code : undefined, 'problem', code);
    const { status, remedy } = PROBLEM_KINDS[known];
    return { code: known, title: titleOf(known), status, remedy };
  }
}

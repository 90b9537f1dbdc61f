import { Asks } from '../reading/parameter';
import { FLAG } from '../reading/parameter-kinds';

/** How a command is sent. */
export class RecordQuery {
  @Asks(FLAG, { description: 'True decides and answers, but records nothing.', fallback: 'false' })
  readonly dryRun!: boolean;
}

/** How a batch is sent. */
export class BatchQuery extends RecordQuery {
  @Asks(FLAG, {
    description: 'True records all lines or none; refused with 501 where the store cannot do that.',
    fallback: 'false',
  })
  readonly atomic!: boolean;
}

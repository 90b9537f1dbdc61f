import { Asks } from '../reading/parameter';
import { FLAG } from '../reading/parameter-kinds';

/** How a command is sent. */
export class RecordQuery {
  @Asks(FLAG, { description: 'True decides and answers, but records nothing.', fallback: 'false' })
  readonly dryRun!: boolean;
}

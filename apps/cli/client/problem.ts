import { text } from 'node:stream/consumers';
import { CommandFailure, EXIT } from '../failure';
import type { ExitCode } from '../failure';
import type { Reply } from './ledger-client';

/** A problem document (RFC 9457), as far as it is told here. */
interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

const EXIT_BY_STATUS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.usage,
  404: EXIT.notFound,
  409: EXIT.refused,
  412: EXIT.refused,
  413: EXIT.refused,
  422: EXIT.refused,
};

/** How a parameter or field was typed, by where it is refused: `/citation/publishedOn` is `--citation.published-on`. */
export type Spelling = (pointer: string) => string;

/**
 * The body of an answer as JSON.
 * @throws CommandFailure where the ledger refused, with its words and the exit code of its status; where the answer is none of a ledger.
 */
export async function jsonOf(reply: Reply, spelling: Spelling = optionOf): Promise<unknown> {
  const body = await text(await accepted(reply, spelling));
  try {
    return JSON.parse(body);
  } catch {
    throw new CommandFailure({
      what: 'the answer is none of a ledger',
      why: `it begins ${JSON.stringify(body.slice(0, 20))}`,
      next: 'check the address after --url',
    });
  }
}

/**
 * The body of an answer, unread.
 * @throws CommandFailure as `jsonOf`.
 */
export async function accepted(reply: Reply, spelling: Spelling = optionOf): Promise<Reply['body']> {
  if (reply.status < 400) return reply.body;
  throw failureOf(reply.status, await text(reply.body), spelling);
}

/** A refusal of the ledger, for the person who typed the command. @param body a problem document, or whatever came instead. */
export function failureOf(status: number, body: string, spelling: Spelling = optionOf): CommandFailure {
  const exitCode = EXIT_BY_STATUS[status] ?? EXIT.failure;
  if (status === 401) {
    const next = "name the file of the service's own with --token-file, or put the token into LEDGER_TOKEN";
    return new CommandFailure({ what: 'the service does not take the token', next }, exitCode);
  }
  const { title = `answered ${status}`, detail, errors = [] } = readProblem(body);
  if (errors.length === 0) return new CommandFailure({ what: detail ?? title }, exitCode);
  const faults = errors.map((fault) => `${spelling(fault.pointer)}: ${fault.detail}`);
  return new CommandFailure({ what: faults.join('\n') }, exitCode);
}

function readProblem(body: string): Problem {
  try {
    return JSON.parse(body) as Problem;
  } catch {
    return {};
  }
}

/** As a flag of its own. */
export function optionOf(pointer: string): string {
  const path = pointer.split('/').filter((part) => part !== '');
  return path.length === 0 ? 'command' : `--${path.map(kebab).join('.')}`;
}

function kebab(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

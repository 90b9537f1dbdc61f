import { LedgerError } from '#domain';
import type { FieldError } from '#domain';
import type { Command } from '#event-store';

/** Commands in one batch, at most: few enough that the process answers others meanwhile. */
export const BATCH_LINES_MAX = 1_000;
/** Largest body of a batch, in bytes, inclusive. */
export const BATCH_BYTES_MAX = 4 * 1_024 * 1_024;

/** One command of a batch, as it was sent. */
export interface Line {
  readonly command: Command;
  /** The line's own command id. */
  readonly commandId?: string;
  /** The revision at which the stream must be. */
  readonly expectedRevision?: number;
}

const FIELDS = ['change', 'command', 'commandId', 'expectedRevision'];

/**
 * Reads the lines of a batch: what the body is, and for each line either what it asks for or why it is not one.
 * @throws LedgerError invalid_fields, too_large where the body is no batch.
 */
export function readBatch(body: unknown): readonly (Line | LedgerError)[] {
  if (!isObject(body) || !Array.isArray(body['lines']) || Object.keys(body).length > 1)
    throw refusal(
      '/lines',
      'send {"lines": [{"change": "AnnounceLayoff", "command": {…}}, …]} and nothing else',
    );
  const lines = body['lines'] as readonly unknown[];
  if (lines.length === 0) throw refusal('/lines', 'must hold one line at least');
  if (lines.length <= BATCH_LINES_MAX) return lines.map(readLine);
  const detail = `a batch holds at most ${BATCH_LINES_MAX} lines, this one ${lines.length}; send several batches`;
  throw new LedgerError('too_large', detail, '/lines');
}

function readLine(line: unknown): Line | LedgerError {
  if (!isObject(line)) return refusal('', 'each line must be {"change": "AnnounceLayoff", "command": {…}}');
  const { change, command: json, commandId, expectedRevision } = line;
  const faults = [
    ...Object.keys(line).flatMap((name) => (FIELDS.includes(name) ? [] : unknownField(name))),
    ...faultUnless(typeof change === 'string', '/change', 'must name a change, such as AnnounceLayoff'),
    ...faultUnless(json !== undefined, '/command', 'must be the command'),
    ...faultUnless(commandId === undefined || typeof commandId === 'string', '/commandId', 'must be a text'),
    ...faultUnless(
      expectedRevision === undefined || isRevision(expectedRevision),
      '/expectedRevision',
      'must be a revision such as 3, or -1 for a stream without entries',
    ),
  ];
  if (faults.length > 0)
    return new LedgerError('invalid_fields', faults.map(({ detail }) => detail).join('; '), faults);
  return {
    command: { name: change as string, json },
    ...(commandId === undefined ? {} : { commandId: commandId as string }),
    ...(expectedRevision === undefined ? {} : { expectedRevision: expectedRevision as number }),
  };
}

function unknownField(name: string): readonly FieldError[] {
  const shown = name.slice(0, 40).toWellFormed();
  return faultUnless(
    false,
    `/${shown.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    `is no field of a line; it has ${FIELDS.join(', ')}`,
  );
}

function faultUnless(holds: boolean, pointer: string, rule: string): readonly FieldError[] {
  return holds ? [] : [{ pointer, code: 'line', detail: `${pointer.slice(1)} ${rule}` }];
}

function isRevision(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= -1;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(pointer: string, detail: string): LedgerError {
  return new LedgerError('invalid_fields', detail, pointer);
}

import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import type { Change } from '../decider';
import { LedgerError } from '../errors';
import type { FieldError } from '../errors';
import { quickCommand } from './quick-command';

/** Changes by the name of their command. */
export type Catalogue = ReadonlyMap<string, Change>;

/** @throws LedgerError unknown_change, naming those that are known; for one that is closed, what to send instead. */
export function changeNamed(catalogue: Catalogue, name: string, pointer = ''): Change {
  const change = catalogue.get(name);
  if (change?.closed !== undefined)
    throw new LedgerError('unknown_change', `${name} takes no commands any more: ${change.closed}`, pointer);
  if (change !== undefined) return change;
  const known = [...catalogue.keys()].join(', ');
  throw new LedgerError(
    'unknown_change',
    `there is no change "${name.slice(0, 60)}"; the ledger knows ${known}`,
    pointer,
  );
}

/**
 * Turns plain JSON into a checked command; unknown fields are refused, since a misspelt optional field would be lost.
 * @param at pointer of the JSON within what the client sent.
 * @throws LedgerError invalid_fields with every refused field.
 */
export function parseCommand<Command extends object>(
  change: Change<Command>,
  json: unknown,
  at = '',
): Command {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new LedgerError('invalid_fields', `${change.command.name} must be a JSON object`, at);
  }
  return quickCommand(change.command, json) ?? checkedCommand(change.command, json, at);
}

/** Has class-validator check everything, and tell all that is wrong. @throws LedgerError invalid_fields */
export function checkedCommand<Command extends object>(
  type: new () => Command,
  json: object,
  at: string,
): Command {
  refuse(inheritedKeys(json, at));
  const command = plainToInstance(type, json);
  const faults = validateSync(command, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
  });
  refuse(faults.flatMap((fault) => fieldErrors(fault, at)));
  return command;
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length === 0) return;
  throw new LedgerError('invalid_fields', errors.map((error) => error.detail).join('; '), errors);
}

/** Keys that every object inherits, such as `constructor`: they are no field, and would be lost on the way into a class. */
function inheritedKeys(json: unknown, at: string): readonly FieldError[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => {
    const pointer = pointerTo(at, key);
    return key in Object.prototype ? [unknownField(pointer, key)] : inheritedKeys(value, pointer);
  });
}

function pointerTo(at: string, key: string): string {
  return `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function unknownField(pointer: string, name: string): FieldError {
  const detail = `${name} is not a field here; remove it or check its spelling`;
  return { pointer, code: 'unknown_field', detail };
}

function fieldErrors(fault: ValidationError, at: string): readonly FieldError[] {
  const pointer = pointerTo(at, fault.property);
  const own = Object.entries(fault.constraints ?? {})
    .slice(0, 1)
    .map(([code, detail]) =>
      code === 'whitelistValidation' ? unknownField(pointer, fault.property) : { pointer, code, detail },
    );
  return own.length > 0 ? own : (fault.children ?? []).flatMap((child) => fieldErrors(child, pointer));
}

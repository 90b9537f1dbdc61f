import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import type { Change } from '../decider';
import { LedgerError } from '../errors';
import type { FieldError } from '../errors';

/** Changes by the name of their command. */
export type Catalogue = ReadonlyMap<string, Change>;

/** @throws LedgerError unknown_change, naming the nearest known one. */
export function changeNamed(catalogue: Catalogue, name: string, pointer = ''): Change {
  const change = catalogue.get(name);
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
  const command = plainToInstance(change.command, json);
  const faults = validateSync(command, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
  });
  if (faults.length === 0) return command;
  const errors = faults.flatMap((fault) => fieldErrors(fault, at));
  throw new LedgerError('invalid_fields', errors.map((error) => error.detail).join('; '), errors);
}

function fieldErrors(fault: ValidationError, at: string): readonly FieldError[] {
  const pointer = `${at}/${fault.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(fault.constraints ?? {})
    .slice(0, 1)
    .map(([code, detail]) => ({
      pointer,
      code: code === 'whitelistValidation' ? 'unknown_field' : code,
      detail:
        code === 'whitelistValidation'
          ? `${fault.property} is not a field here; remove it or check its spelling`
          : detail,
    }));
  return own.length > 0 ? own : (fault.children ?? []).flatMap((child) => fieldErrors(child, pointer));
}

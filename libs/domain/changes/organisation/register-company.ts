import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { IsPartialDate, Name, NamesOf, Pattern, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names } from '../../values/names';

/** Records a company: the root of an organisation tree. */
export class RegisterCompany {
  /** The company as a unit; new, and for ever its own. */
  @UnitId() readonly unitId!: string;
  /** Its names by language. */
  @NamesOf('unitId') readonly names!: Names;
  /** ISO 3166-1 alpha-2 code of its seat. */
  @Optional()
  @Pattern('country', /^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two capital letters such as US')
  readonly country?: string;
  /** What it does, in the source's words. */
  @Optional() @Name() readonly industry?: string;
  /** Valid time: when it came to be. Left out where the source gives no start. */
  @Optional() @IsPartialDate() readonly establishedOn?: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type CompanyRegistered = Event<'CompanyRegistered', RegisterCompany>;

/** A company stands below no other unit when it is registered. */
export const registerCompany: Change<RegisterCompany, CompanyRegistered> = {
  command: RegisterCompany,
  versions: { CompanyRegistered: 1 },
  initialState: 'free',
  mints: true,
  stream: (command) => `unit-${command.unitId}`,
  decide: (command, minted, known) => {
    if (minted === 'taken')
      throw new LedgerError(
        'id_taken',
        `unit "${command.unitId}" exists already; take another id`,
        '/unitId',
      );
    requireQuoted(command.citation, known);
    return [{ type: 'CompanyRegistered', data: command }];
  },
  evolve: { CompanyRegistered: () => 'taken' },
  remember: ({ data }) => [{ kind: 'unit', key: data.unitId, value: 'company' }],
};

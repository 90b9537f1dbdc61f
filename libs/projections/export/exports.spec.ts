import { company, dispute, investment, layoff, sameness } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import type { ExportedCell } from './column';
import type { ExportName } from './exports';

/** The cells of one column, after some past. */
function cells(
  past: readonly Past[],
  name: ExportName,
  column: string,
): readonly (ExportedCell | undefined)[] {
  const told = readModels().after(...past);
  const question = { metric: 'employees', scope: 'withSubUnits' } as const;
  return [...told.models.exports.rows(name, question, told.at())].flat().map((row) => row[column]);
}

const cut = layoff('cut', 'other');
const stake = investment('stake', 'other');
const both = [company('acme'), company('other')];

describe('a row of an export', () => {
  test('stands once for a layoff or an investment of which sources differ as to its unit', () => {
    const elsewhere = dispute(3, cut, { unitId: 'acme' });
    expect(cells([...both, cut, elsewhere], 'layoffs', 'layoff_id')).toEqual(['cut']);
    const investor = dispute(3, stake, { investorId: 'acme' });
    expect(cells([...both, stake, investor], 'investments', 'investment_id')).toEqual(['stake']);
  });

  test('is not lost where the unit that it names is declared to be another', () => {
    const declared = [...both, cut, stake, sameness('unit', 'other', 'acme')];
    expect(cells(declared, 'units', 'unit_id')).toEqual(['acme']);
    expect(cells(declared, 'layoffs', 'layoff_id')).toEqual(['cut']);
    expect(cells(declared, 'investments', 'investment_id')).toEqual(['stake']);
  });
});

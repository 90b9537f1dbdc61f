import { people, told } from './saying';
import type { Fact } from './saying';

const METRICS = ['employees', 'employees', 'employees', 'fte', 'payroll'] as const;
const PEOPLE_OF_COMPANY = 20_000;
const PEOPLE_OF_DIVISION = 1_000;

/** A count of everybody, mostly with sub-units. */
export const reportHeadcount: Fact = ({ dice, unit }) => {
  const { on, citation } = told(dice);
  const json = {
    unitId: unit.id,
    metric: dice.of(METRICS),
    scope: dice.happens(0.9) ? 'withSubUnits' : 'withoutSubUnits',
    count: people(dice, unit.depth === 1 ? PEOPLE_OF_COMPANY : PEOPLE_OF_DIVISION),
    countedOn: on,
    citation,
  };
  return { name: 'ReportHeadcount', json };
};

/** Some people more. */
export const recordHiring: Fact = ({ dice, unit }) => {
  const { on: hiredOn, citation } = told(dice);
  return { name: 'RecordHiring', json: { unitId: unit.id, positions: people(dice, 100), hiredOn, citation } };
};

/** People who go to another unit of the same company, or to another company where it has one unit only. */
export const transferStaff: Fact = ({ dice, unit, world }) => {
  const { on: transferredOn, citation } = told(dice);
  const around = unit.company.all.length > 1 ? unit.company.all : world.units;
  let to = dice.of(around);
  while (to.id === unit.id) to = dice.of(around);
  const json = {
    fromUnitId: unit.id,
    toUnitId: to.id,
    positions: people(dice, 50),
    transferredOn,
    citation,
  };
  return { name: 'TransferStaff', json };
};

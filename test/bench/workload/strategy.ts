import { told } from './saying';
import type { Fact } from './saying';
import { nameOf, sentence } from './words';

/** A unit gets another name. */
export const renameUnit: Fact = ({ dice, unit }) => {
  const { on: renamedOn, citation } = told(dice);
  return { name: 'RenameUnit', json: { unitId: unit.id, names: { en: nameOf(dice) }, renamedOn, citation } };
};

/** A unit is put directly below its company: never into a cycle, whatever moved before. A company is restructured instead. */
export const moveUnit: Fact = (occasion) => {
  const { dice, unit } = occasion;
  if (unit.parent === undefined) return announceRestructuring(occasion);
  const { on: movedOn, citation } = told(dice);
  return { name: 'MoveUnit', json: { unitId: unit.id, parentId: unit.company.id, movedOn, citation } };
};

/** A part of a unit is ordered anew. */
export const announceRestructuring: Fact = ({ dice, unit }) => {
  const { on: announcedOn, citation } = told(dice);
  const json = { unitId: unit.id, subject: { en: nameOf(dice) }, announcedOn, citation };
  return { name: 'AnnounceRestructuring', json };
};

/** A unit puts money into a startup. */
export const investInStartup: Fact = ({ dice, unit, serial }) => {
  const { on: announcedOn, citation } = told(dice);
  const amount = String(dice.between(1, 500) * 100_000);
  const json = {
    investmentId: `investment-${serial}`,
    investorId: unit.id,
    startup: { en: nameOf(dice) },
    amount: { min: amount, max: amount, currency: 'USD', wording: `$${amount}` },
    announcedOn,
    citation,
  };
  return { name: 'InvestInStartup', json };
};

/** A unit turns to something else. */
export const declareShift: Fact = ({ dice, unit }) => {
  const { on: declaredOn, citation } = told(dice);
  const json = { unitId: unit.id, towards: { en: nameOf(dice) }, declaredOn, citation };
  return { name: 'DeclareStrategicShift', json };
};

/** A unit looks through its spending. */
export const reviewBudget: Fact = ({ dice, unit }) => {
  const { on: announcedOn, citation } = told(dice);
  return {
    name: 'AnnounceBudgetReview',
    json: { unitId: unit.id, subject: { en: nameOf(dice) }, announcedOn, citation },
  };
};

/** Something is expected of a unit. */
export const stateOutlook: Fact = ({ dice, unit }) => {
  const { on: statedOn, citation } = told(dice);
  const json = { unitId: unit.id, expected: { en: sentence(dice).text }, statedOn, citation };
  return { name: 'StateOutlook', json };
};

import { told } from './saying';
import type { Fact, Occasion } from './saying';
import type { Unit } from './world';

const DEPARTURES = ['resigned', 'retired', 'termEnded', 'unspecified'] as const;
/** Part of the facts about posts that are about the one who heads the unit. */
const HEADS_PART = 0.4;

function postOf(dice: Occasion['dice'], unit: Unit): object {
  return dice.happens(HEADS_PART)
    ? { unitId: unit.id, postId: 'head', title: { en: 'Head', ar: 'رئيس' }, heads: true }
    : { unitId: unit.id, postId: `post-${dice.below(4)}`, title: { en: 'Director' }, heads: false };
}

/** Somebody takes a post. */
export const appointExecutive: Fact = ({ dice, unit, world }) => {
  const { on: startedOn, citation } = told(dice);
  const acting = dice.happens(0.1) ? { acting: true } : {};
  const json = {
    personId: dice.of(world.personIds),
    post: postOf(dice, unit),
    startedOn,
    ...acting,
    citation,
  };
  return { name: 'AppointExecutive', json };
};

/** Somebody has to leave a post. */
export const dismissExecutive: Fact = ({ dice, unit, world }) => {
  const { on: endedOn, citation } = told(dice);
  const json = { personId: dice.of(world.personIds), post: postOf(dice, unit), endedOn, citation };
  return { name: 'DismissExecutive', json };
};

/** Somebody leaves a post in any other way. */
export const recordDeparture: Fact = ({ dice, unit, world }) => {
  const { on: endedOn, citation } = told(dice);
  const json = {
    personId: dice.of(world.personIds),
    post: postOf(dice, unit),
    kind: dice.of(DEPARTURES),
    endedOn,
    citation,
  };
  return { name: 'RecordDeparture', json };
};

/** Somebody goes to another post of the same company. */
export const reassignExecutive: Fact = ({ dice, unit, world }) => {
  const { on: movedOn, citation } = told(dice);
  const json = {
    personId: dice.of(world.personIds),
    from: { unitId: unit.id, postId: 'deputy', title: { en: 'Deputy' }, heads: false },
    to: postOf(dice, dice.of(unit.company.all)),
    movedOn,
    citation,
  };
  return { name: 'ReassignExecutive', json };
};

/** Somebody is charged with something. */
export const assignMandate: Fact = ({ dice, unit, world, serial }) => {
  const { on: assignedOn, citation } = told(dice);
  const json = {
    personId: dice.of(world.personIds),
    post: postOf(dice, unit),
    mandateId: `mandate-${serial}`,
    mandate: { en: 'To bring the units together.' },
    assignedOn,
    citation,
  };
  return { name: 'AssignMandate', json };
};

import { faultsIn } from '../../test/given';
import { Choice, Flag, IsPartialDate, Slug, WholeNumber } from './field-kinds';
import { Check, Nested, Optional, fieldsOf } from './fields';

class Address {
  /** A rule may look at the value that it stands in. */
  @Check({ kind: 'name' }, (value, owner) =>
    value === (owner as Address).town ? 'must not be the town again' : undefined,
  )
  readonly street!: string;
  @Slug() readonly town!: string;
}

class Letter {
  @Slug() readonly from!: string;
  @Nested(() => Address) readonly to!: Address;
  @Nested(() => Address, 'sender') readonly back!: Address | 'sender';
  @Optional() @Nested(() => Address) readonly copy?: Address;
  @Optional() @Flag() readonly urgent?: boolean;
  @Optional() @WholeNumber(1, 5) readonly pages?: number;
  @Optional() @Choice(['air', 'sea']) readonly by?: string;
  @Optional() @IsPartialDate() readonly on?: string;
}

const home = { street: 'Elm Street', town: 'springwood' };
const letter = { from: 'santa', to: home, back: 'sender' };

describe('the fields of a class', () => {
  test('are listed in the order in which they are written, with their shape', () => {
    expect(fieldsOf(Letter).map(({ name, optional, shape }) => [name, optional, shape.kind])).toEqual([
      ['from', false, 'slug'],
      ['to', false, 'nested'],
      ['back', false, 'nested'],
      ['copy', true, 'nested'],
      ['urgent', true, 'flag'],
      ['pages', true, 'integer'],
      ['by', true, 'choice'],
      ['on', true, 'partialDate'],
    ]);
    expect(fieldsOf(Letter)[2]?.shape).toMatchObject({ orWord: 'sender' });
    expect(fieldsOf(Letter)[5]?.shape).toEqual({ kind: 'integer', min: 1, max: 5 });
  });

  test('of a class without any are none', () => {
    expect(fieldsOf(class Empty {})).toEqual([]);
  });
});

describe('a value', () => {
  test('is accepted with and without what is optional', () => {
    expect(faultsIn(Letter, letter)).toEqual({});
    expect(
      faultsIn(Letter, { ...letter, back: home, copy: home, urgent: false, pages: 5, by: 'sea' }),
    ).toEqual({});
  });

  test('needs every field that is not optional, nested ones too', () => {
    expect(faultsIn(Letter, {})).toEqual({
      '/from': 'from is required',
      '/to': 'to is required',
      '/back': 'back is required',
    });
  });

  test('is checked in depth, and blamed by its pointer', () => {
    expect(faultsIn(Letter, { ...letter, to: { street: 'x', town: 'Springwood' } })).toEqual({
      '/to/town': 'town must be a lower-case slug such as amazon-mgm-studios, at most 80 characters',
    });
    expect(faultsIn(Letter, { ...letter, back: {}, copy: { ...home, zip: 1 } })).toEqual({
      '/back/street': 'street is required',
      '/back/town': 'town is required',
      '/copy/zip': 'zip is not a field here; remove it or check its spelling',
    });
  });

  test('may break a rule that looks at its neighbours', () => {
    expect(faultsIn(Letter, { ...letter, to: { street: 'home', town: 'home' } })).toEqual({
      '/to/street': 'street must not be the town again',
    });
  });

  test.each([null, 'Elm Street', 7, true, [home], []])('is no object where it is %j', (to) => {
    expect(faultsIn(Letter, { ...letter, to })).toEqual({ '/to': 'to must be an object' });
  });

  test('may be the one word that stands for it, and no other', () => {
    expect(faultsIn(Letter, { ...letter, back: 'receiver' })).toEqual({
      '/back': 'back must be an object or "sender"',
    });
    expect(faultsIn(Letter, { ...letter, to: 'sender' })).toEqual({ '/to': 'to must be an object' });
  });

  test('is never left out by null', () => {
    const nulls = { copy: null, urgent: null, pages: null, by: null, on: null };
    expect(Object.keys(faultsIn(Letter, { ...letter, ...nulls }))).toEqual(
      Object.keys(nulls).map((name) => `/${name}`),
    );
  });

  test.each([
    ['urgent', 'yes', 'urgent must be true or false'],
    ['urgent', 1, 'urgent must be true or false'],
    ['pages', 0, 'pages must be a whole number from 1 to 5'],
    ['pages', 6, 'pages must be a whole number from 1 to 5'],
    ['pages', 2.5, 'pages must be a whole number from 1 to 5'],
    ['pages', '2', 'pages must be a whole number from 1 to 5'],
    ['by', 'train', 'by must be one of air, sea'],
    ['by', ['air'], 'by must be one of air, sea'],
    ['on', '2025-02-30', 'on "2025-02-30": the calendar has no day 2025-02-30'],
    ['on', 2025, 'on "2025": a partial date is a text such as 2025-06'],
  ])('has no %s that is %j', (name, value, fault) => {
    expect(faultsIn(Letter, { ...letter, [name]: value })).toEqual({ [`/${name}`]: fault });
  });
});

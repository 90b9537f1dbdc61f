import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER_ERROR_CODES } from '../errors';
import { fieldsOf } from '../fields';
import { changes, eventForms, eventTypes, evolve, remembered, topics } from './registry';

/** Files of the catalogue that hold no change of their own. */
const NO_CHANGES = [
  'corrections/claim',
  'corrections/claim-form',
  'corrections/fact',
  'corrections/withdrawal',
  'deals/deal',
  'leadership/post',
];

const kebabCase = (name: string): string => name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
const filesOfTopics = readdirSync(__dirname, { withFileTypes: true })
  .filter((topic) => topic.isDirectory())
  .flatMap((topic) => readdirSync(join(__dirname, topic.name)).map((file) => `${topic.name}/${file}`));

describe('the registry', () => {
  test('lists every change that has a file, each with its spec beside it', () => {
    const files = filesOfTopics
      .filter((file) => !file.endsWith('.spec.ts'))
      .map((file) => file.replace('.ts', ''));
    const withChange = files.filter((file) => !NO_CHANGES.includes(file));
    expect(withChange.map((file) => file.split('/')[1] ?? '').toSorted()).toEqual(
      [...changes.keys()].map(kebabCase).toSorted(),
    );
    expect(withChange.filter((file) => !filesOfTopics.includes(`${file}.spec.ts`))).toEqual([]);
  });

  test('gives each event type one change that writes it', () => {
    const written = [...changes.values()].flatMap(({ versions }) => Object.keys(versions));
    expect(written.toSorted()).toEqual([...eventTypes].toSorted());
    expect(new Set(eventTypes).size).toBe(eventTypes.length);
  });

  test('puts each event type into one topic', () => {
    const inTopics: readonly string[] = Object.values(topics).flat();
    expect(inTopics.toSorted()).toEqual([...eventTypes].toSorted());
  });

  test.each([...changes])('has a description of every field of %s', (_name, { command }) => {
    expect(fieldsOf(command).map(({ name }) => name)).toEqual(Object.keys(new command()));
  });

  test.each([...changes])(
    'asks for a citation in %s, save where the change is a source or a withdrawal',
    (name, { command }) => {
      const citation = fieldsOf(command).find((field) => field.name === 'citation');
      const expected: Readonly<Record<string, boolean | undefined>> = {
        ArchiveSource: undefined,
        RetractEntry: true,
        RestateEntry: true,
        DeclareSame: true,
      };
      expect(citation?.optional).toBe(name in expected ? expected[name] : false);
    },
  );

  test('names events in the past tense, without a suffix', () => {
    expect(eventTypes.filter((type) => !/^([A-Z][a-z]+)+(ed|Made|Off|Split|Withdrawn)$/.test(type))).toEqual(
      [],
    );
  });

  test('has an upcast from each version of an event type to the next, and no other', () => {
    for (const { versions, upcasts = {} } of changes.values()) {
      const older = Object.entries(versions).map(([type, newest]) => [
        type,
        Array.from({ length: newest - 1 }, (_, at) => `${at + 1}`),
      ]);
      const given = Object.keys(versions).map((type) => [type, Object.keys(upcasts[type] ?? {})]);
      expect(given).toEqual(older);
      expect(Object.keys(upcasts).filter((type) => !(type in versions))).toEqual([]);
    }
    expect(eventTypes.map((type) => eventForms.versionOf(type)).every((version) => version >= 1)).toBe(true);
  });

  test('folds an id as taken only by what mints one', () => {
    const minting = eventTypes.filter((type) => evolve('free', type) === 'taken');
    expect(minting).toEqual([
      'CompanyRegistered',
      'DivisionEstablished',
      'PersonIntroduced',
      'LayoffAnnounced',
      'StartupInvestmentMade',
      'AcquisitionAnnounced',
      'SourceArchived',
    ]);
    expect(eventTypes.filter((type) => evolve('taken', type) === 'free')).toEqual([]);
  });

  test('leaves states and look-ups alone for event types that it does not know', () => {
    expect(evolve('free', 'SomethingElse')).toBe('free');
    expect(remembered({ type: 'SomethingElse', data: {} }, 'id')).toEqual([]);
  });
});

test('the list of errors names each code once', () => {
  expect(new Set(LEDGER_ERROR_CODES).size).toBe(LEDGER_ERROR_CODES.length);
});

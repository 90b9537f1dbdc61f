import {
  CITATION,
  company,
  investment,
  layoff,
  person,
  recordedInOrder,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { changes, eventTypes, fieldsOf } from '#domain';
import type { FieldShape, LedgerEvent, Recorded } from '#domain';
import { passagesOf } from './passages';

const passagesOfLast = (...past: readonly Past[]): ReturnType<typeof passagesOf> =>
  passagesOf(recordedInOrder(past).at(-1) as Recorded<LedgerEvent>);

describe('the passages of an entry', () => {
  test('are its names with what they name, its quote, and the id that it gives', () => {
    const names = { kind: 'unit', id: 'amazon' };
    const told = company('amazon', {
      names: { en: 'Amazon', ar: 'أمازون' },
      industry: 'retail',
      citation: { ...CITATION, language: 'en' },
    });
    expect(passagesOfLast(told)).toEqual([
      { field: 'unitId', language: '', text: 'amazon', names },
      { field: 'names', language: 'en', text: 'Amazon', names },
      { field: 'names', language: 'ar', text: 'أمازون', names },
      { field: 'industry', language: '', text: 'retail' },
      { field: 'citation.quote', language: 'en', text: CITATION.quote },
    ]);
  });

  test('hold the handle of a person and not the opaque id', () => {
    const names = { kind: 'person', id: 'pannannannann' };
    expect(
      passagesOfLast(person('pannannannann', 'ann-lee', { names: { en: 'Ann Lee' } })).slice(0, 2),
    ).toEqual([
      { field: 'handle', language: '', text: 'ann-lee', names },
      { field: 'names', language: 'en', text: 'Ann Lee', names },
    ]);
  });

  test('are the wordings of numbers, amounts and parts, and the reasons of withdrawals', () => {
    const fields = passagesOfLast(company('amazon'), layoff('cut', 'amazon')).map(({ field }) => field);
    expect(fields).toEqual(['layoffId', 'positions.wording', 'citation.quote']);
    const stake = { min: '5', max: '5', wording: 'a twentieth' };
    const invested = passagesOfLast(
      company('amazon'),
      investment('fable', 'amazon', { stake, purpose: { en: 'x' } }),
    );
    expect(invested.map(({ field, names }) => [field, names?.id])).toEqual([
      ['investmentId', 'fable'],
      ['startup', 'fable'],
      ['amount.wording', undefined],
      ['stake.wording', undefined],
      ['purpose', undefined],
      ['citation.quote', undefined],
    ]);
    expect(passagesOfLast(company('amazon'), withdrawal(1)).map(({ text }) => text)).toEqual(['misread']);
  });
});

type Class = new () => object;

/** A command with everything in it, each text another one: `text-1`, `text-2`. */
function filled(type: Class, next: () => string): object {
  return Object.fromEntries(fieldsOf(type).map(({ name, shape }) => [name, valueOf(shape, next)]));
}

function valueOf(shape: FieldShape, next: () => string): unknown {
  if (shape.kind === 'nested') return filled(shape.of(), next);
  if (shape.kind === 'names' || shape.kind === 'statement') return { en: next(), ar: next() };
  if (shape.kind === 'text' || shape.kind === 'name') return next();
  return shape.kind === 'partialDate' ? '2025' : 'x';
}

describe.each([...changes])('%s', (_name, { command, versions }) => {
  const types = Object.keys(versions).filter((type) => (eventTypes as readonly string[]).includes(type));

  test('is searched by every text that it holds', () => {
    for (const type of types) {
      let texts = 0;
      const data = filled(command, () => `text-${(texts += 1)}`);
      const [model] = recordedInOrder([company('amazon')]) as [Recorded<LedgerEvent>];
      const found = passagesOf({ ...model, type, data } as Recorded<LedgerEvent>).map(({ text }) => text);
      const expected = Array.from({ length: texts }, (_, index) => `text-${index + 1}`);
      expect(expected.filter((text) => !found.includes(text))).toEqual([]);
    }
  });

  test('says whose names it gives', () => {
    const fields = fieldsOf(command);
    for (const { name, shape } of fields) {
      if (shape.kind !== 'names') continue;
      const isNamed = /^(?:names|alias)$/.test(name);
      expect([name, shape.nameOf !== undefined || !isNamed]).toEqual([name, true]);
      expect((shape.nameOf ?? []).filter((id) => fields.every((field) => field.name !== id))).toEqual([]);
    }
  });
});

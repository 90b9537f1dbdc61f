import { type } from './typing';

describe('ledger help', () => {
  test.each([
    ['quantities', /^ {2}~300 +250 to 349$/m],
    ['quantities', /^ {2}أكثر من ٣٠٠ +301 to open$/m],
    ['dates', /^ {2}by 28 oct 2025 +\.\.\/2025-10-28$/m],
    ['times', /--known-at .* @1234/],
    ['exit-codes', /^ {4}5 {2}Tampering/m],
    ['layouts', /^ {2}layoffs-tracker: .*company/m],
    ['who', /^Usage: ledger who/m],
    ['retract', /^Usage: ledger retract-entry\|retract/m],
  ])('%s tells what its errors promise', async (topic, said) => {
    const { code, out, err } = await type(['help', topic]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(said);
    expect(out).not.toMatch(/ {2}not understood$/m);
  });

  test('lists every command where nothing is named', async () => {
    expect((await type(['help'])).out).toMatch(/^Ask:[\s\S]*^Operate:[\s\S]*^Record:/m);
    expect((await type(['help', 'projections', 'rebuild'])).out).toMatch(
      /^Usage: ledger projections rebuild/,
    );
  });

  test.each([
    [['help', 'quantity'], /^"quantity" is neither a command nor a topic .*did you mean quantities/],
    [['help', 'projections', 'forget'], /^"forget" is neither a command/],
    [['help', 'constructor'], /^"constructor" is neither/],
  ])('%j is told from a topic', async (words, said) => {
    const typed = await type(words);
    expect(typed).toMatchObject({ code: 2, out: '' });
    expect(typed.err).toMatch(said);
  });
});

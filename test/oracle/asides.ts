import * as fc from 'fast-check';
import type { Cast, Story } from './cast';
import { anyDate, exactDay } from './history-days';
import { sent } from './sent';
import type { Sent } from './sent';

const words = fc.constant({ en: 'Words' });
const amount = fc.constant({ currency: 'EUR', min: '5', max: '10', wording: 'five to ten' });
const SHA256 = '0'.repeat(64);

/** What is told beside, and what no answer about people and those who lead them rests on. */
export function asides(cast: Cast): fc.Arbitrary<readonly Story[]> {
  return fc.array(fc.oneof(renamed(cast), strategy(cast), mandate(cast), investment(cast), source), {
    minLength: 2,
    maxLength: 5,
  });
}

function renamed({ unitIds, personIds }: Cast): fc.Arbitrary<Story> {
  const unitId = fc.constantFrom(...unitIds);
  const personId = fc.constantFrom(...personIds);
  return alone(
    sent('RenameUnit', { unitId, names: words, renamedOn: anyDate }),
    sent('RenamePerson', { personId, names: words, renamedOn: anyDate }),
    sent('AddAlias', { unitId, alias: words }),
  );
}

function strategy({ unitIds }: Cast): fc.Arbitrary<Story> {
  const unitId = fc.constantFrom(...unitIds);
  return alone(
    sent('AnnounceRestructuring', { unitId, subject: words, announcedOn: exactDay }),
    sent('DeclareStrategicShift', { unitId, towards: words, declaredOn: exactDay }),
    sent('AnnounceBudgetReview', { unitId, subject: words, announcedOn: exactDay }),
    sent('StateOutlook', { unitId, expected: words, statedOn: exactDay }),
    sent('ReleaseTitle', {
      unitId,
      titleId: fc.constant('title'),
      names: words,
      platformId: unitId,
      releasedOn: exactDay,
    }),
  );
}

/** What somebody in a post is charged with is no tenure. */
function mandate({ personIds, posts }: Cast): fc.Arbitrary<Story> {
  const fields = {
    personId: fc.constantFrom(...personIds),
    post: fc.constantFrom(...posts),
    mandateId: fc.constant('mandate'),
  };
  return fc
    .tuple(
      sent('AssignMandate', { ...fields, mandate: words, assignedOn: exactDay }),
      sent('EndMandate', { ...fields, endedOn: anyDate }),
    )
    .map(([assigned, ended]) => [assigned, ended]);
}

function investment({ unitIds }: Cast): fc.Arbitrary<Story> {
  const investmentId = fc.constant('investment');
  return fc
    .tuple(
      sent('InvestInStartup', {
        investmentId,
        investorId: fc.constantFrom(...unitIds),
        startup: words,
        amount,
        announcedOn: exactDay,
      }),
      sent('ExitInvestment', { investmentId, exitedOn: anyDate }),
    )
    .map(([invested, exited]) => [invested, exited]);
}

/** Withdrawing the source of everything removes nothing. */
const source: fc.Arbitrary<Story> = fc
  .tuple(
    exactDay,
    sent('WithdrawSource', {
      sourceId: fc.constant('source'),
      withdrawnOn: anyDate,
      reason: fc.constant('it was wrong'),
    }),
  )
  .map(([publishedOn, withdrawn]) => [
    {
      name: 'ArchiveSource',
      command: { sourceId: 'source', title: { en: 'Source' }, publishedOn, sha256: SHA256 },
    },
    withdrawn,
  ]);

const alone = (...told: readonly fc.Arbitrary<Sent>[]): fc.Arbitrary<Story> =>
  fc.oneof(...told).map((one) => [one]);

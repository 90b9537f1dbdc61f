import {
  CITATION,
  acquisition,
  company,
  completed,
  division,
  entryIdAt,
  given,
  malformed,
  withdrawal,
} from '../../../../test/given';
import { changeNamed } from '../parse-command';
import { changes } from '../registry';
import { AnnounceAcquisition, announceAcquisition } from './announce-acquisition';

const command = {
  dealId: 'amazon-mgm',
  buyerId: 'amazon',
  companyId: 'mgm',
  announcedOn: '2021-05-26',
  price: { min: '8450000000', max: '8450000000', currency: 'USD', wording: '$8.45 billion' },
  citation: CITATION,
};
const past = [company('amazon'), company('mgm')] as const;

describe('announcing an acquisition', () => {
  test('records it', () => {
    const change = given(announceAcquisition).after(...past);
    change.when(command).thenRecorded([{ type: 'AcquisitionAnnounced', data: command }]);
    change.when(command).thenRecordedIn('deal-amazon-mgm');
  });

  test.each(malformed(AnnounceAcquisition, command))('is refused with %s', (_what, json, pointer) => {
    given(announceAcquisition)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit in buyerId that was never recorded', () => {
    given(announceAcquisition)
      .after(...past)
      .when({ ...command, buyerId: 'netflix' })
      .thenRefused('unknown_unit', '/buyerId');
  });

  test('is refused for a unit in companyId that was never recorded', () => {
    given(announceAcquisition)
      .after(...past)
      .when({ ...command, companyId: 'netflix' })
      .thenRefused('unknown_unit', '/companyId');
  });

  test('is recorded without a price', () => {
    const { price: _price, ...unpriced } = command;
    given(announceAcquisition)
      .after(...past)
      .when(unpriced)
      .thenRecorded([{ type: 'AcquisitionAnnounced', data: unpriced }]);
  });

  test('is refused under the id of another deal, withdrawn or not', () => {
    const taken = acquisition('amazon-mgm', 'mgm', 'amazon');
    given(announceAcquisition)
      .after(...past, taken, withdrawal(3))
      .when(command)
      .thenRefused('id_taken', '/dealId');
  });

  test('is refused of a unit that buys itself', () => {
    given(announceAcquisition)
      .after(...past)
      .when({ ...command, companyId: 'amazon' })
      .thenRefused('invalid_fields', '/companyId');
  });

  test('is recorded though the buyer stands below the company, since it moves nothing', () => {
    given(announceAcquisition)
      .after(company('mgm'), division('amazon', 'mgm'))
      .when(command)
      .thenRecordedIn('deal-amazon-mgm');
  });

  test('is refused where it is certain that it is dated after its own publication', () => {
    const change = given(announceAcquisition).after(...past);
    change
      .when({ ...command, announcedOn: '2025-10-29' })
      .thenRefused('announced_after_publication', '/announcedOn');
    change.when({ ...command, announcedOn: '2025-10/2025-11' }).thenRecordedIn('deal-amazon-mgm');
  });

  test('is refused as the right wording of a completed deal where the company would stand below itself', () => {
    // The deal is completed as fund buys mgm; amazon stands below mgm.
    const restated = {
      entryId: entryIdAt(4),
      because: 'recordingError',
      reason: 'the buyer was another',
      right: { change: 'AnnounceAcquisition', command },
    };
    given(changeNamed(changes, 'RestateEntry'))
      .after(
        company('mgm'),
        division('amazon', 'mgm'),
        company('fund'),
        acquisition('amazon-mgm', 'fund', 'mgm'),
        completed('amazon-mgm', '2022'),
      )
      .when(restated)
      .thenRefused('unit_cycle', '/right/command/companyId');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(announceAcquisition)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

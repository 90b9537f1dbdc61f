/**
 * A ledger whose first versions were other than today's: companies had one name in version 1, and named their country in words
 * in version 2; version 3 is the form that the program really has. Layoffs had their bounds as two fields in version 1.
 */
import { EventForms, changes } from '#domain';
import type { Change, Event, Upcast } from '#domain';

const citation = { sourceId: 'gazette', publishedOn: '2025-10-28', quote: 'So it stands there.' };

const COUNTRIES: Readonly<Record<string, string>> = { Austria: 'AT', Norway: 'NO' };

const withNames: Upcast = ({ name, ...rest }) => ({
  ...rest,
  ...(name === undefined ? {} : { names: { en: name } }),
});

const withCountryCode: Upcast = ({ nation, ...rest }) => ({
  ...rest,
  ...(nation === undefined ? {} : { country: COUNTRIES[nation as string] }),
});

const withPositions: Upcast = ({ least, most, ...rest }) => ({
  ...rest,
  ...(least === undefined ? {} : { positions: { min: least, max: most, wording: 'so many' } }),
});

/** The forms of the event types, as a program would know them that is no newer than the given version of companies. */
export function plantedForms(newest: 1 | 2 | 3): EventForms {
  return new EventForms(
    [...changes.values()].map((change): Change => {
      const { CompanyRegistered: company, LayoffAnnounced: layoff } = change.versions as Record<
        string,
        number
      >;
      if (company !== undefined) return { ...change, ...companies(newest) };
      if (layoff !== undefined && newest > 1) return { ...change, ...LAYOFFS };
      return change;
    }),
  );
}

function companies(newest: number): Pick<Change, 'versions' | 'upcasts'> {
  const steps = Object.entries({ 1: withNames, 2: withCountryCode }).slice(0, newest - 1);
  return {
    versions: { CompanyRegistered: newest },
    upcasts: { CompanyRegistered: Object.fromEntries(steps) },
  };
}

const LAYOFFS: Pick<Change, 'versions' | 'upcasts'> = {
  versions: { LayoffAnnounced: 2 },
  upcasts: { LayoffAnnounced: { 1: withPositions } },
};

/** The registration of a company, as the program wrote it in each version. */
export const COMPANIES: Readonly<Record<1 | 2 | 3, Event>> = {
  1: { type: 'CompanyRegistered', data: { unitId: 'acme', name: 'Acme', nation: 'Austria', citation } },
  2: {
    type: 'CompanyRegistered',
    data: { unitId: 'bolt', names: { en: 'Bolt' }, nation: 'Norway', citation },
  },
  3: { type: 'CompanyRegistered', data: { unitId: 'core', names: { en: 'Core' }, country: 'CH', citation } },
};

/** A layoff in version 1, and a dispute of it from that time. */
export const OLD_LAYOFF: Event = {
  type: 'LayoffAnnounced',
  data: { layoffId: 'acme-cut', unitId: 'acme', least: 100, most: 200, announcedOn: '2025-10-20', citation },
};

/** The dispute, given the entry that it disputes. */
export function oldDispute(entryId: string, position: number): Event {
  const instead = { least: 300, most: 400 };
  const data = { ...OLD_LAYOFF.data, ...instead };
  const claim = { type: OLD_LAYOFF.type, position, data };
  return { type: 'EntryDisputed', causationId: entryId, data: { entryId, instead, citation, claim } };
}

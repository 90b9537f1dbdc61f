import { startDouble } from '../kurrentdb/opened';
import { contractOnEventStore } from './on-event-store';

describe('the ledger on an event store', () => {
  contractOnEventStore(startDouble);
});

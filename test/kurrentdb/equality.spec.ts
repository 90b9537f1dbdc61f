import { equalityOn } from './equality';
import { startDouble } from './opened';

describe('one history through both adapters', () => {
  equalityOn(startDouble);
});

import { Double } from './double';
import { equalityOn } from './equality';

describe('one history through both adapters', () => {
  equalityOn(async () => {
    const server = new Double();
    await server.start();
    return server;
  });
});

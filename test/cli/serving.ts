import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { useStory } from './story';

/** A service on the demo's story, for all tests of a file. Answers how to ask for it and for its ledger file. */
export function useServedStory(): { readonly service: () => RunningService; readonly ledger: () => string } {
  const ledger = useStory();
  let service: RunningService;
  beforeAll(async () => {
    service = await startService(
      readConfig({
        LEDGER_STORE: `sqlite:${ledger()}`,
        LEDGER_PORT: '0',
        LEDGER_LOG_LEVEL: 'silent',
      }),
    );
  });
  afterAll(() => service.close());
  return { service: () => service, ledger };
}

/** A folder for all tests of a file. Answers how to ask for the path of a file in it. */
export function useFolder(): (name: string) => string {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

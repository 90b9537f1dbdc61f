import { randomBytes } from 'node:crypto';
import { handleCommand } from '#event-store';
import type { EventStore } from '#event-store';
import { InProcessRecorder } from '#import';
import { freshIds } from '../../api/fresh-ids';
import { LOCAL_PRINCIPAL } from '../../api/security/permit';
import { openInProcess } from '../../api/in-process';
import { readConfig } from '../../api/config';
import type { Environment } from '../../api/config';
import { addressOf } from './ledger-client';
import type { LedgerClient } from './ledger-client';
import { readModelsReady } from './read-models-ready';

/**
 * Opens a ledger's file in this process.
 * @param file path of the ledger, made where it does not exist.
 * @throws ConfigError, and LedgerError store_locked, store_foreign, store_damaged
 */
export async function openFile(file: string, environment: Environment): Promise<LedgerClient> {
  const config = readConfig({
    LEDGER_LOG_LEVEL: 'error',
    ...environment,
    LEDGER_STORE: `sqlite:${file}`,
  });
  const { server, store, url, token, close } = await openInProcess(config);
  const own = { host: new URL(url).host, authorization: `Bearer ${token}` };
  const send: LedgerClient['send'] = async (asking) => {
    const response = await server.inject({
      method: asking.method,
      url: addressOf(asking),
      headers: { ...own, ...asking.headers },
      ...(asking.body === undefined ? {} : { payload: asking.body as object }),
      payloadAsStream: true,
    });
    const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
    return {
      status: response.statusCode,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: response.stream(),
    };
  };
  return { send, close, ready: (tell) => readModelsReady(send, tell), recorder: () => recorderOf(store) };
}

/** Past HTTP, straight into the store: an import sends thousands of commands. */
function recorderOf(store: EventStore): InProcessRecorder {
  const fresh = freshIds(randomBytes);
  const { actor } = LOCAL_PRINCIPAL;
  return new InProcessRecorder({
    handle: (command, request) => handleCommand(store, fresh, command, { ...request, actor }),
    readStream: (stream) => store.readStream(stream),
    readAll: (position) => store.readAll(position),
  });
}

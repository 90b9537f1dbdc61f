import { ApiError } from '../problem';
import { Secrets } from './secrets';
import type { Random } from './secrets';

/** How long a one-time link works: 10 minutes, in milliseconds. */
export const TICKET_MS = 10 * 60_000;
/** How long a browser stays signed in: 12 hours, in milliseconds. */
export const SESSION_MS = 12 * 3_600_000;
/** The port of an address that names none. */
const HTTP_PORT = '80';
const TICKETS_MAX = 20;
const SESSIONS_MAX = 100;

/** Browsers: a one-time link is traded for a session, whose id the browser keeps in a cookie that no script can read. */
export class Sessions {
  readonly #tickets: Secrets;
  readonly #sessions: Secrets;
  readonly #url: URL;

  /** @param url the service's own address. */
  constructor(url: string, random: Random, clock: () => number) {
    this.#url = new URL(url);
    this.#tickets = new Secrets({ lifetimeMs: TICKET_MS, countMax: TICKETS_MAX }, random, clock);
    this.#sessions = new Secrets({ lifetimeMs: SESSION_MS, countMax: SESSIONS_MAX }, random, clock);
  }

  /** A new link that signs one browser in, once. */
  newLink(): string {
    return new URL(`/session?ticket=${this.#tickets.issue()}`, this.#url).href;
  }

  /**
   * Trades a ticket for a session.
   * @returns the Set-Cookie header.
   * @throws ApiError ticket_refused
   */
  begin(ticket: string): string {
    if (!this.#tickets.redeem(ticket)) {
      throw new ApiError(
        'ticket_refused',
        'this link was used before, is older than ten minutes or was never made; open a new one',
      );
    }
    const cookie = `${this.#cookieName()}=${this.#sessions.issue()}`;
    return `${cookie}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_MS / 1_000}`;
  }

  /** Whether a Cookie header holds the id of a session. */
  isSignedIn(cookies: string): boolean {
    const name = `${this.#cookieName()}=`;
    return cookies
      .split(';')
      .some(
        (cookie) => cookie.trim().startsWith(name) && this.#sessions.holds(cookie.trim().slice(name.length)),
      );
  }

  /** Cookies are shared by all ports of a host, hence the port in the name. */
  #cookieName(): string {
    return `ledger-session-${this.#url.port || HTTP_PORT}`;
  }
}

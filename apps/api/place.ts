/** Where the service listens. */
export interface Place {
  /** A name or an address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Address without a path, such as `http://127.0.0.1:3417`; the port stands in it even where it is 80. */
  readonly url: string;
}

/** The place at a host and a port. */
export function placeAt(host: string, port: number): Place {
  return { host, port, url: `http://${host.includes(':') ? `[${host}]` : host}:${port}` };
}

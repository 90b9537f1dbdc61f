import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

/** What a route may ask of whoever calls it; `public` asks nothing. */
export const PERMISSIONS = ['record', 'read', 'audit', 'administer'] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Who sends a request, once proved. Roles are sets of permissions; the local token holds all. */
export interface Principal {
  /** Opaque id, which stands in the header of every entry that the principal records. */
  readonly actor: string;
  readonly permissions: ReadonlySet<Permission>;
}

/** Whoever holds the token of the token file: one person on their own machine. */
export const LOCAL_PRINCIPAL: Principal = { actor: 'local', permissions: new Set(PERMISSIONS) };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The permission that the route asks for. Without one, nobody may call it. */
    permission?: Permission | 'public';
    /** Largest body that the route takes, in bytes, inclusive; `BODY_BYTES_MAX` where it is left out. */
    bodyBytesMax?: number;
    /** The types of its answers; JSON where it is left out. */
    produces?: readonly string[];
    /** Whether its answer goes on for as long as its reader stays. */
    streams?: boolean;
  }
  interface FastifyRequest {
    /** Who sends the request; undefined on public routes. */
    principal: Principal | undefined;
  }
}

/** Declares which permission a route asks for. A route that declares none answers 403 to everybody. */
export const Permit = (
  permission: Permission | 'public',
  more: Pick<FastifyContextConfig, 'bodyBytesMax' | 'produces' | 'streams'> = {},
): MethodDecorator & ClassDecorator => RouteConfig({ permission, ...more });

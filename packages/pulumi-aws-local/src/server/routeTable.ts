import type { HttpHandler, HttpRequest, UpgradeHandler } from "../core/http";
import { parseAwsHost } from "../core/awsHost";

/** A path that the stack serves. */
export interface Route {
  /**
   * Service of the AWS host name that the route is served under, e.g. "dynamodb"; "*" for hosts whose service has no route. Without
   * it a route is served under this machine's own names.
   */
  service?: string;
  /** Any method unless given. */
  methods?: readonly string[];
  /** The whole path, or a pattern of it. */
  path: string | RegExp;
  /** Responds to requests. */
  handle?: HttpHandler;
  /** Takes over connections that ask for another protocol. */
  upgrade?: UpgradeHandler;
}

/** Finds what serves a request: by its host, then whole paths before patterns, each in the order of the table. */
export class RouteTable {
  readonly #byService = new Map<string | undefined, ServiceRoutes>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const known: ServiceRoutes = this.#byService.get(route.service) ?? {
        byPath: new Map(),
        patterns: [],
      };
      this.#byService.set(route.service, known);
      const { path } = route;
      if (path instanceof RegExp) known.patterns.push({ ...route, path });
      else known.byPath.set(path, [...(known.byPath.get(path) ?? []), route]);
    }
  }

  /** @param kind what the request needs of its route */
  find<Kind extends "handle" | "upgrade">(
    kind: Kind,
    { method, path, headers }: Pick<HttpRequest, "method" | "path" | "headers">,
  ): Route[Kind] | undefined {
    const fits = (route: Route): boolean =>
      route[kind] !== undefined && (route.methods?.includes(method) ?? true);
    const service = parseAwsHost(headers["host"])?.service;
    for (const name of service === undefined ? [undefined] : [service, "*"]) {
      const routes = this.#byService.get(name);
      const route =
        routes?.byPath.get(path)?.find(fits) ??
        routes?.patterns.find((one) => one.path.test(path) && fits(one));
      if (route !== undefined) return route[kind];
    }
    return undefined;
  }
}

interface ServiceRoutes {
  byPath: Map<string, Route[]>;
  patterns: (Route & { path: RegExp })[];
}

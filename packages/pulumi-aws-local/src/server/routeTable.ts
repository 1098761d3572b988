import type { HttpHandler, HttpRequest, UpgradeHandler } from "../core/http";
import { parseAwsHost } from "../core/awsHost";

/** A path that the stack serves. */
export interface Route {
  /**
   * The service in the AWS host name of the route, e.g. "dynamodb"; "*" matches host names of services without a route.
   * A route without it is served under this machine's own host names.
   */
  service?: string;
  /** Any method unless given. */
  methods?: readonly string[];
  /** The whole path, or a pattern for it. */
  path: string | RegExp;
  /** Responds to requests. */
  handle?: HttpHandler;
  /** Takes over connections that request another protocol. */
  upgrade?: UpgradeHandler;
}

/** Finds the route of a request: by its host, then exact paths before patterns, each in table order. */
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

  /** @param kind the handler that the route must have */
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

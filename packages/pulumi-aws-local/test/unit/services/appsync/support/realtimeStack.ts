import { createUpgradeRouter } from "../../../../../src/server/router";
import { RouteTable } from "../../../../../src/server/routeTable";
import { stackRoutes } from "../../../../../src/server/stackRoutes";
import type { Endpoints } from "../../../../../src/services/endpoints";
import { startHttpServer, type HttpServer } from "../../../../../src/server/httpServer";
import { signRequest } from "../../../../../src/core/signRequest";
import { RealtimeSocket } from "../../../../../src";
import { TestStack } from "./testStack";

/** Only WebSockets are tested. */
const NO_ENDPOINTS = { byTarget: {}, byAction: {}, byHost: {} } as unknown as Endpoints;

/** A TestStack whose realtime endpoint listens on a port. */
export class RealtimeStack {
  readonly #sockets: RealtimeSocket[] = [];

  private constructor(
    readonly stack: TestStack,
    readonly http: HttpServer,
  ) {}

  static async start(): Promise<RealtimeStack> {
    const stack = await TestStack.start();
    const routes = stackRoutes(stack.services, NO_ENDPOINTS);
    const upgrade = createUpgradeRouter(new RouteTable(routes));
    const http = await startHttpServer(0, (request) => stack.appSync.handle(request), upgrade);
    return new RealtimeStack(stack, http);
  }

  get host(): string {
    return `localhost:${this.http.port}`;
  }

  get url(): string {
    return `ws://${this.host}/graphql/realtime`;
  }

  /** The authorization of a user's client. */
  async user(name = "ann"): Promise<{ host: string; Authorization: string }> {
    return { host: this.host, Authorization: (await this.stack.signIn(name)).AccessToken };
  }

  /** The authorization of a guest's client: signed headers for a path and a body. */
  signed(
    credentials: Parameters<typeof signRequest>[1],
    path: "/graphql" | "/graphql/connect",
    body: string,
  ): Record<string, string | undefined> {
    const headers: Record<string, string | undefined> = {
      host: this.host,
      accept: "text/javascript",
    };
    const request = {
      method: "POST",
      path,
      query: "",
      headers,
      body: Buffer.from(body),
      sourceIp: "",
    };
    const scope = { region: "eu-west-1", service: "appsync" };
    signRequest(request, credentials, scope, this.stack.services.clock.now());
    return request.headers;
  }

  /** Opens a socket, by default as a user. */
  async open(authorization?: object, protocols?: string[], query = ""): Promise<RealtimeSocket> {
    const proof = authorization ?? (await this.user());
    const socket = await RealtimeSocket.open(this.url + query, proof, protocols);
    this.#sockets.push(socket);
    return socket;
  }

  /** Closes the sockets of open(). */
  async closeSockets(): Promise<void> {
    await Promise.all(this.#sockets.splice(0).map((socket) => socket.close()));
  }

  async stop(): Promise<void> {
    this.stack.appSync.realtime.close();
    await this.http.close();
    await this.stack.stop();
  }
}

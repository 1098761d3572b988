import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { cognitoIdpHandlers } from "../../../../../src/services/cognito-idp/resources";
import { UserPools } from "../../../../../src/services/cognito-idp/service";
import { Iam } from "../../../../../src/services/iam/service";
import type { LocalOptions } from "../../../../../src/core/services";
import type { LocalServices } from "../../../../../src/services/localServices";
import { Inbox } from "../../../../../src/services/ses/service";
import type { HttpRequest } from "../../../../../src/core/http";
import type { PreviousState, ResourceState } from "../../../../../src/core/resourceHandler";
import { openStateStore } from "../../../../../src/core/stateStore";
import { applyResource } from "../../../support/applyResource";

/** A clock that starts at the current time and that tests move. */
export class FakeClock {
  offset = 0;

  now(): number {
    return Date.now() + this.offset;
  }
}

/** User pools behind a real HTTP server, with a separate store. */
export interface CognitoStack {
  services: LocalServices;
  userPools: UserPools;
  endpoint: string;
  sdk: CognitoIdentityProviderClient;
  advance(milliseconds: number): void;
  /** Applies a declared resource, as the Pulumi program would. */
  declare(type: string, name: string, inputs: Record<string, any>): Promise<ResourceState>;
  /** The code in the newest mail to this address. */
  lastCode(to: string): string;
  mails(to: string): ReturnType<Inbox["list"]>;
  /** Closes and reopens everything on the same data, as a restart does. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startCognito(options: Partial<LocalOptions> = {}): Promise<CognitoStack> {
  const directory = mkdtempSync(join(tmpdir(), "jukebox-cognito-"));
  const clock = new FakeClock();
  let services = createServices();
  /** The last declaration of each resource, by URN. */
  const declared = new Map<string, PreviousState>();
  const server = createServer(async (incoming, outgoing) => {
    const { status, headers, body } = await services.userPools.handle(await toRequest(incoming));
    // The SDK sets its clock from this header.
    const date = new Date(clock.now()).toUTCString();
    outgoing.writeHead(status, { date, ...headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const sdk = new CognitoIdentityProviderClient({
    endpoint,
    region: "eu-west-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });

  function createServices(): LocalServices {
    const state = openStateStore(directory);
    const base = { state, clock, region: "eu-west-1", accountId: "000000000000" };
    const result = {
      ...base,
      options: { origin: "", allowExternalHttp: false, ...options },
      iam: new Iam(base),
      inbox: new Inbox(base),
    } as unknown as LocalServices;
    result.userPools = new UserPools(result);
    return result;
  }

  const stack: CognitoStack = {
    get services() {
      return services;
    },
    get userPools() {
      return services.userPools;
    },
    endpoint,
    sdk,
    advance(milliseconds) {
      clock.offset += milliseconds;
      sdk.config.systemClockOffset = clock.offset;
    },
    async declare(type, name, inputs) {
      const token = `aws:cognito/${type[0]!.toLowerCase()}${type.slice(1)}:${type}`;
      const urn = `urn:pulumi:test::test::${token}::${name}`;
      const previous = declared.get(urn);
      const request = { urn, type: token, name, inputs, ...(previous && { previous }) };
      const state = await applyResource(cognitoIdpHandlers[token]!, request, services);
      declared.set(urn, { ...state, inputs });
      return state;
    },
    lastCode: (to) => /\b\d{6}\b/.exec(stack.mails(to)[0]?.text ?? "")?.[0] ?? "no code",
    mails: (to) => services.inbox.list().filter((mail) => mail.to.includes(to)),
    async restart() {
      await services.state.close();
      services = createServices();
    },
    async close() {
      sdk.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await services.state.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return stack;
}

async function toRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const [path = "/", query = ""] = (incoming.url ?? "/").split("?");
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const sourceIp = incoming.socket.remoteAddress ?? "";
  return {
    method: incoming.method ?? "GET",
    path,
    query,
    headers,
    body: Buffer.concat(chunks),
    sourceIp,
  };
}

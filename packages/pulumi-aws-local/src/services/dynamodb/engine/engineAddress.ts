import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { VisibleError } from "../../../core/visibleError";

/** The address of the engine. */
export interface EngineAddress {
  host: string;
  port: number;
}

/**
 * Ports that every browser blocks, for any page and any kind of request. The engine checks no signatures and accepts
 * every origin, so it must only listen on such ports.
 * https://fetch.spec.whatwg.org/#port-blocking; of these, the ones that need no privilege.
 */
export const BLOCKED_BY_BROWSERS: readonly number[] = [
  6665, 6666, 6667, 6668, 6669, 6697, 3659, 4045, 6566, 5060, 5061, 10080, 1719, 1720, 1723, 2049,
  6000,
];

/**
 * Finds an address for the engine that is free and that no browser connects to. Where the system has them, as Linux does, the host is
 * one of 16 million loopback addresses, so that many stacks run at once, and so that no client can guess it either.
 * @throws VisibleError when all are taken.
 */
export async function findEngineAddress(
  hosts: readonly string[] = loopbackHosts(),
): Promise<EngineAddress> {
  for (const host of hosts) {
    for (const port of rotated(BLOCKED_BY_BROWSERS)) {
      const refusal = await tryToListen({ host, port });
      if (refusal === undefined) return { host, port };
      if (refusal === "EADDRNOTAVAIL") break;
    }
  }
  throw new VisibleError(
    `The DynamoDB engine has no port to listen on: the ports ${BLOCKED_BY_BROWSERS.join(", ")} are in use on ${hosts.join(" and ")}. ` +
      "The engine uses only these, because browsers block them. Stop the programs that use them.",
  );
}

/** Linux and Windows answer on all of 127.0.0.0/8; macOS on 127.0.0.1 only, unless it was given others (EADDRNOTAVAIL). */
function loopbackHosts(): string[] {
  return [randomLoopback(), "127.0.0.1"];
}

/** Excludes 127.0.0.0/16, where other programs listen (127.0.0.1, 127.0.0.53, 127.0.1.1). */
function randomLoopback(): string {
  return `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

/** The code of the error, if listening fails. */
function tryToListen({ host, port }: EngineAddress): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", ({ code }: NodeJS.ErrnoException) => done(code ?? "unknown"));
    server.listen({ host, port }, () => server.close(() => done(undefined)));
  });
}

/** Reduces the chance that two stacks starting at the same time try the same port first. */
function rotated(ports: readonly number[]): number[] {
  const first = randomInt(ports.length);
  return [...ports.slice(first), ...ports.slice(0, first)];
}

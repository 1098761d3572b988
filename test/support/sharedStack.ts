import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describeStack, startStack, type RunningStack } from "./startStack";

/** Where test files, which may run in several processes, ask for the one stack that they share. */
const ADDRESS = "JUKEBOX_SHARED_STACK";

let server: Server | undefined;
let started: Promise<RunningStack> | undefined;

/** Starts the shared stack once somebody asks for it. To be called before the first test, in mocha's own process. */
export async function offerSharedStack(): Promise<void> {
  server = createServer((_request, response) => {
    started ??= startStack();
    started.then(
      ({ origin, dataDir }) => response.end(JSON.stringify({ origin, dataDir })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => server!.listen(0, "127.0.0.1", done));
  process.env[ADDRESS] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends the shared stack, if a test asked for it. To be called after the last test. */
export async function endSharedStack(): Promise<void> {
  const stack = await started?.catch(() => undefined); // whoever asked for it was told
  await stack?.stop();
  server?.closeAllConnections();
  server?.close();
}

let known: Promise<RunningStack> | undefined;

/** One stack for all tests that leave no trace in each other's way (own users, own carts). */
export function sharedStack(): Promise<RunningStack> {
  return (known ??= askForStack());
}

async function askForStack(): Promise<RunningStack> {
  const answer = await fetch(process.env[ADDRESS]!);
  if (!answer.ok) throw new Error(`The shared stack did not start: ${await answer.text()}`);
  const { origin, dataDir } = (await answer.json()) as { origin: string; dataDir: string };
  const notYours = (): never => {
    throw new Error("The shared stack is for all tests; one that ends a stack starts its own.");
  };
  return { ...describeStack(origin, dataDir), stop: notYours, kill: notYours };
}

import { spawn, type ChildProcess } from "node:child_process";
import { createConnection, createServer, type AddressInfo } from "node:net";
import { VisibleError } from "../shared/visibleError";

/** A running DynamoDB engine. */
export interface Engine {
  /** e.g. "http://127.0.0.1:41019" */
  endpoint: string;
  stop(): Promise<void>;
}

/**
 * Starts the DynamoDB engine on a database file, or uses the one that DYNAMODB_ENDPOINT names.
 * An engine that dies is started again on the same port; one whose parent dies ends with it.
 * @throws VisibleError when this platform has no engine, or it does not come up.
 */
export async function startEngine(databaseFile: string): Promise<Engine> {
  const external = process.env.DYNAMODB_ENDPOINT;
  if (external !== undefined && external !== "") {
    return { endpoint: external.replace(/\/$/, ""), stop: async () => {} };
  }
  const command = engineCommand();
  const port = await freePort();
  let stopping = false;
  let ends = 0;
  let child: ChildProcess;
  const run = (): void => {
    child = spawnTied([...command, "--port", String(port), "--db-path", databaseFile]);
    child.once("exit", () => {
      child.stdin!.destroy(); // ends the watching half of the shell, which may outlive the engine
      ends++;
      setTimeout(() => stopping || run(), RESTART_DELAY_MS);
    });
  };
  run();
  const stop = async (): Promise<void> => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.stdin!.end();
    await exited;
  };
  if (!(await answers(port, START_TIMEOUT_MS, () => ends >= START_ATTEMPTS))) {
    await stop();
    throw new VisibleError(
      `The DynamoDB engine did not start on "${databaseFile}". If the data folder is damaged, start with --reset.`,
    );
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop };
}

const RESTART_DELAY_MS = 50;
const START_TIMEOUT_MS = 10_000;
/** An engine that ends so often before it has answered will never do. */
const START_ATTEMPTS = 3;

/** The engine's binary from its npm package for this platform, else whatever npx can bring. */
function engineCommand(): string[] {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return [require.resolve(`${name}/dynoxide`)];
  } catch {
    if (process.platform === "win32") {
      throw new VisibleError(
        `No DynamoDB engine is installed for this platform ("${name}"). Set DYNAMODB_ENDPOINT to a running one, such as DynamoDB Local.`,
      );
    }
    return ["npx", "--yes", "dynoxide"];
  }
}

/**
 * Spawns a command that lives no longer than this process, even through `kill -9`: a shell holds
 * the pipe from us as its standard input and kills the command when that closes.
 */
function spawnTied(command: string[]): ChildProcess {
  // The pipe is kept as descriptor 3: a shell gives its background jobs /dev/null as standard input.
  const script =
    'exec 3<&0; "$@" 3<&- </dev/null >/dev/null 2>&1 & engine=$!; ' +
    "(cat <&3 >/dev/null; kill $engine 2>/dev/null) & watch=$!; " +
    "wait $engine; kill $watch 2>/dev/null";
  return spawn("/bin/sh", ["-c", script, "engine", ...command], {
    stdio: ["pipe", "ignore", "ignore"],
    // Its own process group: Ctrl-C must reach us alone, so that we stop the engine last.
    detached: true,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(
  port: number,
  timeoutMs: number,
  isHopeless: () => boolean,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && !isHopeless()) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, "127.0.0.1");
      socket.once("connect", () => (socket.destroy(), resolve(true)));
      socket.once("error", () => resolve(false));
    });
    if (open) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}

import { createConnection } from "node:net";
import { VisibleError } from "../../core/visibleError";
import { checkDatabase } from "./database/checkDatabase";
import { databaseFiles, readOutput, type DatabaseFiles } from "./database/databaseFiles";
import { findEngineAddress, type EngineAddress } from "./engine/engineAddress";
import { EngineProcess } from "./engine/engineProcess";
import { findEngine } from "./engine/findEngine";

/** A running DynamoDB engine. */
export interface Engine {
  /** e.g. "http://127.83.6.201:6667" */
  endpoint: string;
  /** Resolves with the reason when the engine has ended too often to be restarted. */
  failed: Promise<VisibleError>;
  stop(): Promise<void>;
  /** Ends the engine at once, without closing its database, which is no longer needed. */
  kill(): Promise<void>;
}

/**
 * Starts the DynamoDB engine on a database file, or uses the one at DYNAMODB_ENDPOINT. An engine that ends unexpectedly
 * is restarted on the same address. It also ends when its parent process ends.
 * @param isCopy the database was just copied from a running engine, and needs no check
 * @throws VisibleError if this platform has no engine, its files are damaged, or it does not start
 */
export async function startEngine(databaseFile: string, isCopy = false): Promise<Engine> {
  const external = process.env.DYNAMODB_ENDPOINT;
  if (external !== undefined && external !== "") {
    const endpoint = external.replace(/\/$/, "");
    return { endpoint, failed: new Promise(() => {}), stop: nothing, kill: nothing };
  }
  const program = findEngine();
  const files = databaseFiles(databaseFile);
  if (!isCopy) await checkDatabase(files);
  for (let attempt = 1; ; attempt++) {
    const address = await findEngineAddress();
    const engine = new EngineProcess(commandLine(program, address, files), files, START_ATTEMPTS);
    if (await isListening(address, engine, files)) {
      engine.hasResponded();
      const { host, port } = address;
      return {
        endpoint: `http://${host}:${port}`,
        failed: engine.failed,
        stop: () => engine.stop(),
        kill: () => engine.kill(),
      };
    }
    await engine.stop();
    const reason = engine.isGivenUp ? (await engine.failed).message : "it does not answer.";
    // Another program may have taken the address in between.
    if (attempt < ADDRESS_ATTEMPTS && IN_USE.test(reason)) continue;
    throw new VisibleError(
      `The DynamoDB engine did not start on "${databaseFile}": ${reason} If the data folder is damaged, start with --reset.`,
    );
  }
}

const nothing = async (): Promise<void> => {};

const START_TIMEOUT_MS = 10_000;
/** An engine that ends this often before its first response is given up. */
const START_ATTEMPTS = 3;

const ADDRESS_ATTEMPTS = 3;
/** What the engine says of an address that another program has taken; 10048 is the number of Windows for it. */
const IN_USE = /already in use|os error 10048/i;

function commandLine(
  program: string,
  { host, port }: EngineAddress,
  { database }: DatabaseFiles,
): string[] {
  return [program, "--host", host, "--port", String(port), "--db-path", database];
}

/**
 * Waits until the engine reports that it listens and the address responds: another program could respond at the
 * address.
 */
async function isListening(
  address: EngineAddress,
  engine: EngineProcess,
  files: DatabaseFiles,
): Promise<boolean> {
  const { host, port } = address;
  const says = (): boolean => {
    const output = readOutput(files);
    return /listening/i.test(output) && output.includes(`${host}:${port}`);
  };
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline;) {
    if (engine.isGivenUp) return false;
    if (says() && (await connects(address))) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}

function connects(address: EngineAddress): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

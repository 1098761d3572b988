import { expect } from "chai";
import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  databaseFiles,
  type DatabaseFiles,
} from "../../../../../src/services/dynamodb/database/databaseFiles";
import { readRunState } from "../../../../../src/services/dynamodb/database/runState";
import {
  findEngineAddress,
  type EngineAddress,
} from "../../../../../src/services/dynamodb/engine/engineAddress";
import { findEngine } from "../../../../../src/services/dynamodb/engine/findEngine";
import { spawnGuard } from "../../../../../src/services/dynamodb/engine/spawnGuard";

/** Characters that a shell could interpret. */
const FOLDER = process.platform === "win32" ? "it's $HOME" : `it's "a" $HOME; \`exit\` \\ *`;

const KINDS = [
  { kind: "in a shell", hasShell: true },
  { kind: "in Node", hasShell: false },
];

for (const { kind, hasShell } of KINDS) {
  describe(`The engine's guard ${kind}`, function () {
    this.timeout(20_000);
    let home: string;
    let files: DatabaseFiles;
    const running = new Set<ChildProcess>();
    before(function () {
      if (hasShell && process.platform === "win32") this.skip();
    });
    beforeEach(() => {
      home = mkdtempSync(join(tmpdir(), "jukebox-guard-"));
      mkdirSync(join(home, FOLDER));
      files = databaseFiles(join(home, FOLDER, "dynamodb.sqlite"));
    });
    afterEach(() => {
      for (const child of running) child.kill("SIGKILL");
      running.clear();
      rmSync(home, { recursive: true, force: true, maxRetries: 6 });
    });

    const guarded = (pid: number | string | undefined): ChildProcess => {
      const guard = spawnGuard(files, hasShell);
      running.add(guard);
      if (pid !== undefined) guard.stdin!.write(`${pid}\n`);
      return guard;
    };

    it("ends the engine when the pipe closes, and records its clean end", async () => {
      const engine = await startedEngine(files);
      running.add(engine);
      const guard = guarded(engine.pid);
      await sleep(50);
      expect(engine.exitCode ?? engine.signalCode).to.equal(null);
      guard.stdin!.end();
      await Promise.all([ended(engine), ended(guard)]);
      expect(readRunState(files)).to.deep.equal({ kind: "closed", isUnchanged: true });
    });

    it("records nothing for an engine that leaves its log", async () => {
      const engine = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e5)"]);
      running.add(engine);
      await new Promise((done) => engine.once("spawn", done));
      const guard = guarded(engine.pid);
      mkdirSync(files.log);
      guard.stdin!.end();
      await Promise.all([ended(engine), ended(guard)]);
      expect(existsSync(files.state)).to.equal(false);
    });

    it("ends with an engine that has ended, but whose parent does not ask for its status", async function () {
      if (process.platform !== "linux") this.skip();
      const { host, port, args } = await engineCommand(files);
      // `sleep` replaces the shell as the parent, and never waits for its child.
      const script = '"$@" >&2 & echo $!; exec sleep 60';
      const stdio: StdioOptions = ["ignore", "pipe", "ignore"];
      const parent = spawn("/bin/sh", ["-c", script, "sh", findEngine(), ...args], { stdio });
      running.add(parent);
      const pid = await new Promise((done) => parent.stdout!.once("data", done));
      while (!(await isOpen({ host, port }))) await sleep(5);
      const guard = guarded(String(pid).trim());
      guard.stdin!.end();
      await ended(guard);
      expect(readRunState(files)).to.deep.equal({ kind: "closed", isUnchanged: true });
    });

    it("ends without an engine, or with one that has ended", async () => {
      const over = spawn(process.execPath, ["--version"], { stdio: "ignore" });
      await ended(over);
      for (const pid of [undefined, over.pid]) {
        const guard = guarded(pid);
        guard.stdin!.end();
        await ended(guard);
      }
      expect(existsSync(files.state)).to.equal(false);
    });

    if (hasShell)
      it("is not ended by a signal before its work is done", async () => {
        const engine = await startedEngine(files);
        running.add(engine);
        const guard = guarded(engine.pid);
        await sleep(100);
        for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) guard.kill(signal);
        await sleep(50);
        expect(guard.signalCode).to.equal(null);
        guard.stdin!.end();
        await ended(engine);
        for (let times = 0; times < 2 && guard.exitCode === null; times++) {
          process.kill(-guard.pid!, "SIGTERM"); // the whole group: now it contains Node
          await sleep(20);
        }
        await ended(guard);
        expect(readRunState(files)).to.deep.equal({ kind: "closed", isUnchanged: true });
      });
  });
}

async function engineCommand({ database }: DatabaseFiles) {
  const { host, port } = await findEngineAddress();
  return { host, port, args: ["--host", host, "--port", String(port), "--db-path", database] };
}

/** An engine that has opened its database and listens. */
async function startedEngine(files: DatabaseFiles): Promise<ChildProcess> {
  const { host, port, args } = await engineCommand(files);
  const engine = spawn(findEngine(), args, { stdio: "ignore" });
  while (!(await isOpen({ host, port }))) await sleep(5);
  return engine;
}

function isOpen(address: EngineAddress): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection(address, () => (socket.destroy(), done(true)));
    socket.once("error", () => done(false));
  });
}

function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.once("exit", done));
}

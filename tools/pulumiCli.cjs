"use strict";
// Plain JavaScript: `npm test` and `npm run test:pulumi` call it before they start mocha.
const { spawnSync } = require("node:child_process");
const {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} = require("node:fs");
const { homedir } = require("node:os");
const { delimiter, join } = require("node:path");
const { workAlone } = require("./workAlone.cjs");

const root = join(__dirname, "..");
/** The Go module that pins the CLI: a tool of go.mod, whose dependencies are in go.sum. */
const goModule = join(__dirname, "pulumi-cli");
const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
/** Messages of Go when modules are not in its cache and cannot be downloaded. */
const NO_NETWORK =
  /dial tcp[^\n]*|no such host|i\/o timeout|TLS handshake timeout|module lookup disabled[^\n]*/;
const exe = process.platform === "win32" ? ".exe" : "";

/**
 * How this machine can run Pulumi's CLI, without starting a process: the installed CLI, or Go to
 * build it.
 * @returns {{ command: string } | { go: string } | { missing: string }}
 */
function findPulumi() {
  const command = [...onPath("pulumi"), builtCli()].find(isUsable);
  if (command !== undefined) return { command };
  const [go] = onPath("go");
  if (go !== undefined) return { go };
  return {
    missing: `found neither Pulumi's CLI (${leastVersion()} or newer) nor Go to build it`,
  };
}

/**
 * The installed CLI, or one that is built once with Go.
 * @returns {{ command: string } | { missing: string }}
 */
function ensurePulumi() {
  const found = findPulumi();
  return found.go === undefined ? found : build(found.go);
}

function build(go) {
  const file = builtCli();
  const folder = join(file, "..");
  mkdirSync(folder, { recursive: true });
  const tellOfWait = (pid) => console.error(`Waiting while process ${pid} builds Pulumi's CLI ...`);
  return workAlone(join(folder, ".building"), tellOfWait, () => {
    if (isExecutable(file)) return { command: file };
    console.error("Building Pulumi's CLI with Go (once; several minutes the first time) ...");
    const part = `${file}.part`;
    // The Automation API rejects a CLI without a version.
    const flags = `-s -w -X ${VERSION_VARIABLE}=v${pinnedVersion()}`;
    const { status, stderr } = spawnSync(go, ["build", "-o", part, "-ldflags", flags, PACKAGE], {
      cwd: goModule,
      encoding: "utf8",
      stdio: ["ignore", 2, "pipe"],
      maxBuffer: 64 * 2 ** 20,
    });
    if (status === 0) {
      renameSync(part, file);
      return { command: file };
    }
    const unreachable = NO_NETWORK.exec(stderr ?? "")?.[0];
    if (unreachable === undefined) throw new Error(`Pulumi's CLI could not be built:\n${stderr}`);
    return { missing: `Go could not download the modules of Pulumi's CLI (${unreachable})` };
  });
}

/** The cache is deleted with node_modules; Go's own cache makes the next build fast. */
function builtCli() {
  const folder = join(root, "node_modules", ".cache", "jukebox", "pulumi-cli");
  return join(folder, `v${pinnedVersion()}`, "bin", `pulumi${exe}`);
}

function pinnedVersion() {
  const text = readFileSync(join(goModule, "go.mod"), "utf8");
  return /pulumi\/pkg\/v3 v(\S+)/.exec(text)[1];
}

/**
 * Files with this name on PATH and in the folders of the installers. npm's wrapper of the CLI does
 * not count: it downloads the CLI.
 */
function onPath(name) {
  const installers = [join(homedir(), ".pulumi", "bin"), "/usr/local/go/bin"];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...installers];
  return folders
    .filter((folder) => folder !== "" && !/node_modules/.test(folder))
    .map((folder) => join(folder, name + exe))
    .filter(isExecutable);
}

/** The CLI may be newer than the SDK of the program, but not older. */
function isUsable(command) {
  if (command === builtCli()) return isExecutable(command);
  const options = { encoding: "utf8", env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" } };
  const { stdout } = spawnSync(command, ["version"], options);
  const version = /^v?(\d+)\.(\d+)\./.exec(stdout ?? "");
  const [major, minor] = leastVersion().split(".").map(Number);
  return version !== null && Number(version[1]) === major && Number(version[2]) >= minor;
}

function leastVersion() {
  const file = join(root, "node_modules", "@pulumi", "pulumi", "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : "3.248.0";
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

module.exports = { ensurePulumi, findPulumi };

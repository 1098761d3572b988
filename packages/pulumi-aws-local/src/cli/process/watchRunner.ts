import { isAlive } from "../../core/isAlive";
import { linuxProcess, processInfo } from "./processInfo";

const POLL_MS = 250;
const SHELLS = /(^|[/\\])-?(sh|bash|dash|ash|ksh|zsh|busybox|cmd|powershell|pwsh)(\.exe)?$/i;

/**
 * Calls back when the package manager that runs the start command ends, or the shell between it and this process. npm
 * passes a signal on only to its shell, and the shell does not pass it on. A start without a package manager has no
 * runner, so it may outlive its parent.
 * @param parent the process that started this one
 */
export function watchRunner(
  parent: number,
  onEnd: () => void,
  env: NodeJS.ProcessEnv = process.env,
): void {
  if (!isRunByPackageManager(env)) return;
  let hasRunnerEnded = (): boolean => false;
  const timer = setInterval(() => {
    const isOrphan = process.ppid !== parent || !isAlive(parent);
    if (!isOrphan && !hasRunnerEnded()) return;
    clearInterval(timer);
    onEnd();
  }, POLL_MS);
  timer.unref();
  void processInfo(parent).then((info) => {
    // Where the shell has replaced itself with this process, the parent is the package manager.
    if (info !== undefined && isShell(info.program)) {
      hasRunnerEnded = () => hasLost(parent, info.parent);
    }
  });
}

/** Whether a program is a shell. @param program its name or path, as the system gives it */
export function isShell(program: string): boolean {
  return SHELLS.test(program);
}

/** Package managers set this for the script that they run, and for all that it starts: only the script itself counts. */
function isRunByPackageManager(env: NodeJS.ProcessEnv): boolean {
  return START_SCRIPT.test(env.npm_lifecycle_script ?? "");
}

/** A script that only runs the start command: "pulumi-aws-local start", or a file of the project that calls it. */
const START_SCRIPT = /^(node \S+|(npx --no(-install)? )?pulumi-aws-local) (start|serve)\b/;

/** Whether the child has a new parent. A parent that has ended may still count as alive until it is reaped. */
function hasLost(child: number, parent: number): boolean {
  if (process.platform === "linux") return linuxProcess(child)?.parent !== parent;
  return !isAlive(parent);
}

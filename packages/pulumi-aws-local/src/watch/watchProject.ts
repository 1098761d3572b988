import { changedFiles, readWatchedFiles } from "../core/watchedFiles";
import { FolderWatch } from "./watchFolders";

/** Time to wait for an editor that saves several files, or saves a file in several steps. */
const SETTLE_MS = 50;

export interface ProjectWatch {
  /** Stops watching; waits until `saved` has finished. */
  stop(): Promise<void>;
}

export interface WatchedProject {
  projectDir: string;
  /** Folders (absolute) that are not part of the program, such as the data folder. */
  ignored: readonly string[];
  /** Milliseconds since the epoch: files saved after this time are not live yet. */
  appliedAt: number;
  /** Receives saved files, as paths relative to the project. Calls never overlap. It must not throw. */
  saved(files: string[]): Promise<void>;
  /** Called if more files are saved while `saved` runs; `saved` is called again afterwards. */
  superseded?(): void;
  /** Called if the system refuses to watch; no further changes are seen. */
  failed(error: NodeJS.ErrnoException): void;
}

/** Calls `saved` with the changed files of a project: once for a burst of changes, and never concurrently. */
export function watchProject(project: WatchedProject): ProjectWatch {
  const { projectDir, ignored } = project;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;
  /** More files were saved, and settled, while `saved` was running. */
  let isBehind = false;
  const read = () => readWatchedFiles(projectDir, ignored);
  const notice = (): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(look, SETTLE_MS).unref();
  };
  const folders = new FolderWatch(notice, project.failed);

  let known = read();
  folders.follow(known.folders);
  for (const [file, version] of known.files) {
    if (Number.parseFloat(version) > project.appliedAt) known.files.set(file, "before");
  }
  notice(); // finds files saved while the stack started, or before the watchers were ready

  function look(): void {
    timer = undefined;
    if (stopped) return;
    const now = read();
    if (underWay !== undefined) {
      isBehind = changedFiles(known.files, now.files).length > 0;
      if (isBehind) project.superseded?.();
      return; // checks again when it is done
    }
    isBehind = false;
    const files = changedFiles(known.files, now.files);
    known = now;
    folders.follow(now.folders);
    if (files.length === 0) return;
    underWay = project.saved(files).finally(() => {
      underWay = undefined;
      if (isBehind && timer === undefined) look();
      else notice();
    });
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      folders.close();
      await underWay;
    },
  };
}

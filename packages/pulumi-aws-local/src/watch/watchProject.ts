import { changedFiles, readWatchedFiles } from "../core/watchedFiles";
import { FolderWatch } from "./watchFolders";

/** An editor that saves several files, or one in several steps, is given this long. */
const SETTLE_MS = 50;

export interface ProjectWatch {
  /** Stops watching; waits for an application that is under way. */
  stop(): Promise<void>;
}

export interface WatchedProject {
  projectDir: string;
  /** Folders (absolute) that are not part of the program, such as the data folder. */
  ignored: readonly string[];
  /** Milliseconds since the epoch: what was saved later is not live yet. */
  appliedAt: number;
  /** Takes what was saved, paths relative to the project; called again only when it is done. Must not throw. */
  saved(files: string[]): Promise<void>;
  /** More was saved while `saved` is under way; it is called again once that is done. */
  superseded?(): void;
  /** Nothing is seen from now on: the system refuses to watch. */
  failed(error: NodeJS.ErrnoException): void;
}

/** Calls `saved` with what changed in a project's files: once for a burst, and never twice at a time. */
export function watchProject(project: WatchedProject): ProjectWatch {
  const { projectDir, ignored } = project;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | undefined;
  /** More was saved, and settled, while `saved` was under way. */
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
  notice(); // what was saved while the stack started, or before the watches stood

  function look(): void {
    timer = undefined;
    if (stopped) return;
    const now = read();
    if (underWay !== undefined) {
      isBehind = changedFiles(known.files, now.files).length > 0;
      if (isBehind) project.superseded?.();
      return; // it looks again when it is done
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

import { existsSync, watch, type FSWatcher } from "node:fs";

/**
 * Reports that something in the folders has changed, not what. Editors that save by renaming, and folders that come and go,
 * then need no special treatment. One watch per folder, because node:fs's recursive one on Linux watches each file, and loses those that
 * are replaced (https://github.com/nodejs/node/issues/51912).
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(
    private readonly changed: () => void,
    private readonly failed: (error: NodeJS.ErrnoException) => void,
  ) {}

  /** Watches these folders and no others. Calls `failed`, and watches nothing, when the system refuses one that exists. */
  follow(folders: readonly string[]): void {
    const wanted = new Set(folders);
    for (const [folder, watcher] of this.#watchers) {
      if (!wanted.has(folder)) this.#drop(folder, watcher);
    }
    try {
      for (const folder of wanted) {
        if (!this.#watchers.has(folder)) this.#add(folder);
      }
    } catch (error) {
      this.close();
      this.failed(error as NodeJS.ErrnoException);
    }
  }

  close(): void {
    for (const [folder, watcher] of this.#watchers) this.#drop(folder, watcher);
  }

  #add(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (event) => {
        // A folder that is moved away, or recreated under its name, is another folder.
        if (event === "rename") this.#dropVanished(folder, watcher);
        this.changed();
      });
      watcher.on("error", () => this.#drop(folder, watcher));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if (existsSync(folder)) throw error; // else it has just gone, for which Windows has other codes than ENOENT
    }
  }

  #dropVanished(folder: string, watcher: FSWatcher): void {
    if (!existsSync(folder)) this.#drop(folder, watcher);
  }

  #drop(folder: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
  }
}

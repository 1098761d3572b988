import { existsSync, watch, type FSWatcher } from "node:fs";

/**
 * Reports that something in the folders has changed, but not what. Therefore editors that save by renaming, and created
 * or deleted folders, need no special handling. There is one watcher per folder, because node:fs's recursive watcher on
 * Linux watches each file, and loses files that are replaced (https://github.com/nodejs/node/issues/51912).
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(
    private readonly changed: () => void,
    private readonly failed: (error: NodeJS.ErrnoException) => void,
  ) {}

  /**
   * Watches exactly these folders. Calls `failed` and stops watching if the system refuses to watch an existing folder.
   */
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
        // A folder that is moved away, or recreated with the same name, is a different folder.
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

import type { VisibleError } from "../../core/visibleError";
import type { Engine } from "./engine";

/** The engine that serves the tables. Another engine can replace it. */
export class LiveEngine implements Pick<Engine, "failed" | "stop"> {
  /** Resolves with the reason when the current engine is not restarted any more. */
  readonly failed: Promise<VisibleError>;
  #current!: Engine;
  #fail!: (reason: VisibleError) => void;

  constructor(first: Engine) {
    this.failed = new Promise((done) => (this.#fail = done));
    this.use(first);
  }

  get current(): Engine {
    return this.#current;
  }

  use(engine: Engine): void {
    this.#current = engine;
    void engine.failed.then((reason) => {
      if (this.#current === engine) this.#fail(reason);
    });
  }

  stop(): Promise<void> {
    return this.#current.stop();
  }
}

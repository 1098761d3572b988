import type { StateStore } from "../core/stateStore";
import { VisibleError } from "../core/visibleError";
import type { RegionChoice } from "../provider/context";

const FIRST = "us-east-1";

/**
 * The region of an emulator for Pulumi's engine: the requested one, otherwise that of the folder's resources, otherwise
 * that of the first deployment.
 */
export class ServedRegion implements RegionChoice {
  readonly #kept;
  #isOpen: boolean;
  #region: string;
  /** Moves the services to the region, once they exist. */
  use: (region: string) => void = () => {};

  /** @throws VisibleError for a folder with resources in another region than the requested one */
  constructor(
    state: StateStore,
    asked: string | undefined,
    private readonly hasResources: () => boolean,
  ) {
    this.#kept = state.collection<string>("engine-place");
    const kept = hasResources() ? this.#kept.get("region") : undefined;
    if (kept !== undefined && asked !== undefined && kept !== asked) {
      throw new VisibleError(
        `The data folder holds resources in "${kept}"; --region is "${asked}". Choose another folder with --data DIR.`,
      );
    }
    this.#isOpen = asked === undefined;
    this.#region = asked ?? kept ?? FIRST;
    if (asked !== undefined) this.#keep(asked);
  }

  get current(): string {
    return this.#region;
  }

  agree(region: string): string {
    if (region !== this.#region && this.#isOpen && !this.hasResources()) {
      this.#region = region;
      this.use(region);
    }
    this.#keep(this.#region);
    return this.#region;
  }

  #keep(region: string): void {
    if (this.#kept.get("region") !== region) this.#kept.put("region", region);
  }
}

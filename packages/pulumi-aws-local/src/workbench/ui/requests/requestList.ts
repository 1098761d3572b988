import type { RequestSummary } from "../../requests/requestTypes";
import { formatCaller } from "./format";
import { requestRow } from "./requestRow";
import { titleOf } from "./titleOf";

/** The filter of the list. */
export interface RequestFilter {
  text: string;
  errorsOnly: boolean;
  /** "all", or a kind of caller; "other" is neither guest nor user. */
  who: string;
}

/** The state of the list. */
export interface Shown {
  count: number;
  all: number;
  /** Whether the filter hides the selected request. */
  hidesChosen: boolean;
}

/** The number of operations that the stack stores. */
const LISTED = 200;

/**
 * The list of operations, newest first. Existing rows stay in place when others are added, so that they keep the focus.
 */
export class RequestList {
  #requests: RequestSummary[] = [];
  readonly #rows = new Map<string, HTMLLIElement>();
  #filter: RequestFilter = { text: "", errorsOnly: false, who: "all" };
  #current = "";
  /** Before the first list is loaded, the number of requests is unknown. */
  #isRead = false;

  constructor(
    readonly element: HTMLElement,
    private readonly onShow: (shown: Shown) => void,
  ) {}

  get newest(): string | undefined {
    return this.#requests[0]?.id;
  }

  /**
   * Adds new requests.
   * @param requests newest first
   */
  add(requests: readonly RequestSummary[]): void {
    this.#isRead = true;
    const fresh = requests.filter(({ id }) => !this.#rows.has(id));
    for (const request of [...fresh].reverse()) {
      const row = requestRow(request);
      this.#rows.set(request.id, row);
      this.element.prepend(row);
    }
    this.#requests.unshift(...fresh);
    for (const { id } of this.#requests.splice(LISTED)) {
      this.#rows.get(id)!.remove();
      this.#rows.delete(id);
    }
    this.#show();
  }

  filter(filter: RequestFilter): void {
    this.#filter = filter;
    this.#show();
  }

  choose(id: string): void {
    this.#current = id;
    this.#show();
  }

  #show(): void {
    if (!this.#isRead) return;
    let shown = 0;
    for (const request of this.#requests) {
      const row = this.#rows.get(request.id)!;
      row.hidden = !matches(request, this.#filter);
      if (!row.hidden) shown += 1;
      const link = row.firstElementChild!;
      if (request.id === this.#current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const hidesChosen = this.#rows.get(this.#current)?.hidden === true;
    this.onShow({ count: shown, all: this.#requests.length, hidesChosen });
  }
}

function matches(request: RequestSummary, { text, errorsOnly, who }: RequestFilter): boolean {
  const { kind, id } = request.who;
  if (errorsOnly && request.errorTypes.length === 0) return false;
  if (who === "other" ? kind === "guest" || kind === "user" : who !== "all" && who !== kind) {
    return false;
  }
  const { type, name, errorTypes } = request;
  const words = [titleOf(request), type, name ?? "", id, formatCaller(request.who), ...errorTypes];
  return words.join(" ").toLowerCase().includes(text.trim().toLowerCase());
}

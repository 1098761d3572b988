/** What a page is given when it is shown. */
export interface PageContext {
  main: HTMLElement;
  url: URL;
  /** Aborts when the page is left: listeners and late responses must not outlive it. */
  signal: AbortSignal;
  setTitle(title: string): void;
}

/** Fills the page's shell; called again when only the query of the address changes. */
export type ShowPage = (context: PageContext) => void | Promise<void>;

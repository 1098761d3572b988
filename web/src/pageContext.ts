/** Arguments of a page. */
export interface PageContext {
  main: HTMLElement;
  url: URL;
  /** Aborts when the user leaves the page: it stops listeners and late responses. */
  signal: AbortSignal;
  setTitle(title: string): void;
  /** Replaces the content of this page by its shell, as before its data is loaded. */
  showShell(): void;
  /** Replaces this page by the page for an unknown path. */
  showNotFound(): void;
}

/** Fills the page's shell; called again when only the query of the URL changes. */
export type ShowPage = (context: PageContext) => void | Promise<void>;

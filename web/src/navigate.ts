let showPage: () => Promise<void> = () => Promise.resolve();

/** The router sets what shows the page of the address bar: pages navigate without importing it. */
export function onNavigate(show: () => Promise<void>): void {
  showPage = show;
}

/** Goes to a page of this site. */
export async function navigate(to: string, options: { replace?: boolean } = {}): Promise<void> {
  const url = new URL(to, location.href);
  rememberScroll();
  if (options.replace === true) history.replaceState({ scroll: 0 }, "", url);
  else history.pushState({ scroll: 0 }, "", url);
  await showPage();
}

/** Keeps the scroll position with the page's entry in the history. */
export function rememberScroll(): void {
  history.replaceState({ ...(history.state as object | null), scroll: scrollY }, "");
}

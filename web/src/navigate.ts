let showPage: () => Promise<void> = () => Promise.resolve();

/**
 * Sets the function that shows the page of the URL. Pages navigate without importing the router.
 */
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

/** Stores the scroll position in the page's history entry. */
export function rememberScroll(): void {
  history.replaceState({ ...(history.state as object | null), scroll: scrollY }, "");
}

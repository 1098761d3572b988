/** Runs a function while its button is marked as busy; further clicks are ignored meanwhile. */
export async function whileBusy<T>(
  button: HTMLButtonElement,
  run: () => Promise<T>,
): Promise<T | undefined> {
  if (button.getAttribute("aria-busy") === "true") return undefined;
  // Not `disabled`: that would lose the keyboard focus.
  button.setAttribute("aria-busy", "true");
  button.classList.add("busy");
  try {
    return await run();
  } finally {
    button.removeAttribute("aria-busy");
    button.classList.remove("busy");
  }
}

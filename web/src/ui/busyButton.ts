/** Runs something while its button shows that it does; further presses are ignored meanwhile. */
export async function whileBusy<T>(
  button: HTMLButtonElement,
  run: () => Promise<T>,
): Promise<T | undefined> {
  if (button.getAttribute("aria-busy") === "true") return undefined;
  // Not `disabled`: that would throw the keyboard's focus away.
  button.setAttribute("aria-busy", "true");
  button.classList.add("busy");
  try {
    return await run();
  } finally {
    button.removeAttribute("aria-busy");
    button.classList.remove("busy");
  }
}

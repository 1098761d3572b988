/** Content of an element; text is inserted as text, never parsed. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

/** Attributes (true = present; false, null and undefined = absent), and listeners with names like "onclick". */
export type Props = Record<
  string,
  string | number | boolean | null | undefined | ((event: never) => unknown)
>;

/** Creates an element. These pages create markup only with this function, so data can never become markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== false && value != null) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(element, children);
  return element;
}

/** Replaces everything inside an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child == null || child === false) continue;
    if (typeof child === "object" && !(child instanceof Node)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

import { formatGenre } from "./format";
import { genres } from "./genres";
import { sorts, sortWords } from "./sorts";

/**
 * Creates an element from a tag, attributes and children: text in the build, DOM in the browser.
 */
export type Maker<T> = (
  tag: string,
  props?: Record<string, string | boolean>,
  ...children: (T | string)[]
) => T;

/**
 * The content of a page before its data is loaded: in the HTML file, and at a navigation within the
 * site.
 */
export type Shell = <T>(h: Maker<T>) => T[];

const busy = { "aria-hidden": "true" };

/** Placeholders with the size of product cards. */
export function cardSkeletons<T>(h: Maker<T>, count: number): T[] {
  return Array.from({ length: count }, () =>
    h(
      "li",
      { class: "card card-skeleton", ...busy },
      h("div", { class: "sleeve bone" }),
      h("div", { class: "bone line" }),
      h("div", { class: "bone line short" }),
      h("div", { class: "bone button-bone" }),
    ),
  );
}

/** Placeholders with the size of rows in lists. */
export function rowSkeletons<T>(h: Maker<T>, count: number): T[] {
  return Array.from({ length: count }, () =>
    h("div", { class: "row-skeleton bone", "aria-hidden": "true" }),
  );
}

const heading = <T>(h: Maker<T>, eyebrow: string, title: string, lede = ""): T =>
  h(
    "header",
    { class: "page-head" },
    h("p", { class: "eyebrow" }, eyebrow),
    h("h1", { id: "title", tabindex: "-1" }, title),
    ...(lede === "" ? [] : [h("p", { class: "lede" }, lede)]),
  );

const home: Shell = (h) => [
  h(
    "section",
    { class: "hero" },
    h(
      "div",
      { class: "hero-words" },
      h("p", { class: "eyebrow" }, "Independent record store"),
      h("h1", { id: "title", tabindex: "-1" }, "Good records, kept in good company."),
      h(
        "p",
        { class: "lede" },
        "Leaf through the racks, fill your cart without an account, and sign in when you are ready to take them home.",
      ),
      h(
        "p",
        { class: "actions" },
        h("a", { class: "button primary", href: "/catalogue" }, "Browse the racks"),
        h("a", { class: "button quiet", href: "/cart" }, "Look into your cart"),
      ),
    ),
    h(
      "div",
      { class: "deck", ...busy },
      h("img", { class: "deck-disc", src: "/disc.svg", width: "400", height: "400", alt: "" }),
      h("img", { class: "deck-arm", src: "/arm.svg", width: "400", height: "400", alt: "" }),
    ),
  ),
  h(
    "section",
    { class: "band", "aria-labelledby": "fresh-title" },
    h(
      "div",
      { class: "band-head" },
      h("h2", { id: "fresh-title" }, "At the front of the rack"),
      h("a", { class: "more", href: "/catalogue" }, "See them all"),
    ),
    h("ul", { class: "cards", id: "records", "aria-busy": "true" }, ...cardSkeletons(h, 8)),
  ),
  h(
    "section",
    { class: "band", "aria-labelledby": "crates-title" },
    h("div", { class: "band-head" }, h("h2", { id: "crates-title" }, "Start with a crate")),
    h(
      "ul",
      { class: "crates" },
      ...genres.map((genre) =>
        h("li", {}, h("a", { href: `/catalogue?genre=${genre}` }, formatGenre(genre))),
      ),
    ),
  ),
  h(
    "section",
    { class: "band promises", "aria-label": "How this store works" },
    promise(
      h,
      "Your cart comes along",
      "What you picked as a guest is still there once you sign in.",
    ),
    promise(
      h,
      "The price you saw",
      "If a price or the stock changes before you pay, you are asked again.",
    ),
    promise(h, "Bought once", "If the connection drops while you pay, nothing is bought twice."),
  ),
];

const promise = <T>(h: Maker<T>, title: string, text: string): T =>
  h("div", { class: "promise" }, h("h2", {}, title), h("p", {}, text));

const catalogue: Shell = (h) => [
  heading(h, "The racks", "Every record in the store"),
  h(
    "form",
    { class: "filters", role: "search", id: "filters", action: "/catalogue" },
    h(
      "div",
      { class: "search-field" },
      h("label", { for: "search" }, "Title or artist"),
      h("input", {
        id: "search",
        name: "q",
        type: "search",
        autocomplete: "off",
        enterkeyhint: "search",
      }),
    ),
    h(
      "div",
      { class: "genre-field" },
      h("label", { for: "genre" }, "Genre"),
      h(
        "select",
        { id: "genre", name: "genre" },
        h("option", { value: "" }, "All genres"),
        ...genres.map((genre) => h("option", { value: genre }, formatGenre(genre))),
      ),
    ),
    h(
      "div",
      { class: "genre-field" },
      h("label", { for: "sort" }, "Sorted by"),
      h(
        "select",
        { id: "sort", name: "sort" },
        h("option", { value: "" }, "As on the shelf"),
        ...sorts.map((sort) => h("option", { value: sort }, sortWords[sort])),
      ),
    ),
  ),
  h(
    "p",
    { class: "result-count", id: "result-count", role: "status", tabindex: "-1" },
    "Looking through the racks…",
  ),
  h("ul", { class: "cards", id: "records", "aria-busy": "true" }, ...cardSkeletons(h, 12)),
  h("nav", { class: "pager", id: "pager", "aria-label": "Pages", hidden: true }),
];

const product: Shell = (h) => [
  h(
    "div",
    { id: "record", class: "record", "aria-busy": "true" },
    h("div", { class: "record-art", ...busy }, h("div", { class: "sleeve bone" })),
    h(
      "div",
      { class: "record-words", ...busy },
      h("div", { class: "bone line short" }),
      h("div", { class: "bone line tall" }),
      h("div", { class: "bone line" }),
      h("div", { class: "bone button-bone" }),
    ),
  ),
];

const cart: Shell = (h) => [
  heading(h, "Nearly home", "Your cart"),
  h("div", { id: "cart", class: "cart", "aria-busy": "true" }, h("div", {}, ...rowSkeletons(h, 3))),
];

const form =
  (eyebrow: string, title: string, lede: string): Shell =>
  (h) => [
    h(
      "div",
      { class: "desk" },
      heading(h, eyebrow, title, lede),
      h("div", { id: "form", class: "ticket" }, ...rowSkeletons(h, 2)),
    ),
  ];

const account: Shell = (h) => [
  heading(h, "Members", "Your account"),
  h("div", { id: "account", class: "account", "aria-busy": "true" }, ...rowSkeletons(h, 4)),
];

const notFound: Shell = (h) => [
  h(
    "div",
    { class: "lost" },
    h("img", { src: "/disc.svg", width: "180", height: "180", alt: "" }),
    h("p", { class: "eyebrow" }, "404"),
    h("h1", { id: "title", tabindex: "-1" }, "This one is not in the racks."),
    h(
      "p",
      { class: "lede" },
      "The address may be old, or mistyped. The records are still where they were.",
    ),
    h(
      "p",
      { class: "actions" },
      h("a", { class: "button primary", href: "/catalogue" }, "Browse the racks"),
      h("a", { class: "button quiet", href: "/" }, "Go to the front door"),
    ),
  ),
];

/** The shell of each page, by its path. */
export const shells: Record<string, Shell> = {
  "/": home,
  "/catalogue": catalogue,
  "/product": product,
  "/cart": cart,
  "/sign-in": form("Welcome back", "Sign in", "Your cart comes along."),
  "/register": form("Nice to meet you", "Open an account", "All it takes is an e-mail address."),
  "/verify": form("One more step", "Confirm your e-mail", "Type in the code that we mail you."),
  "/forgot-password": form("It happens", "Set a new password", "We mail you a code to do it with."),
  "/account": account,
  "/404": notFound,
};

/** A page of the site: its clean path, its file, and its title and description. */
export interface SitePage {
  path: string;
  /** Path of the file on the site, without the leading slash. */
  file: string;
  title: string;
  description: string;
  /** user: asks guests to sign in first. guest: sends users away, unless the query says "again". */
  access: "anyone" | "user" | "guest";
}

const page = (
  path: string,
  file: string,
  title: string,
  description: string,
  access: SitePage["access"] = "anyone",
): SitePage => ({ path, file, title, description, access });

/** The page for an unknown path. */
export const notFoundPage = page(
  "/404",
  "404.html",
  "Not in the racks",
  "There is nothing at this address.",
);

/** All pages, in the order of the site map. */
export const sitePages: readonly SitePage[] = [
  page(
    "/",
    "index.html",
    "Records worth the shelf",
    "An independent record store: jazz, soul, rock and more on vinyl, ready to ship.",
  ),
  page(
    "/catalogue",
    "catalogue.html",
    "The racks",
    "Leaf through every record in the store by genre, title or artist.",
  ),
  page(
    "/product",
    "product.html",
    "Record",
    "A record in the store: its tracks, its price and how many are left.",
  ),
  page("/cart", "cart.html", "Your cart", "The records that you are about to take home."),
  page("/sign-in", "sign-in.html", "Sign in", "Sign in to buy the records in your cart.", "guest"),
  page(
    "/register",
    "register.html",
    "Open an account",
    "An account keeps your cart and your purchases together.",
    "guest",
  ),
  page(
    "/verify",
    "verify.html",
    "Confirm your e-mail",
    "Enter the code that the store has mailed to you.",
    "guest",
  ),
  page(
    "/forgot-password",
    "forgot-password.html",
    "Forgotten password",
    "Set a new password with a code sent by e-mail.",
  ),
  page(
    "/account",
    "account.html",
    "Your account",
    "Your purchases, the devices you are signed in on, and your password.",
    "user",
  ),
  notFoundPage,
];

/** Returns the page at a path, or `notFoundPage` if no page has that path. */
export function findPage(pathname: string): SitePage {
  const clean = pathname.replace(/\/(index)?(\.html)?$/, "").replace(/\.html$/, "") || "/";
  return sitePages.find(({ path }) => path === clean) ?? notFoundPage;
}

/** The title of a tab. */
export function formatTitle(title: string): string {
  return `${title} · Jukebox`;
}

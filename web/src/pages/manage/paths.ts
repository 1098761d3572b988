/** The owner's pages, in the order of their links. */
export const managePaths = {
  "/manage": "Today",
  "/manage/products": "Products",
  "/manage/orders": "Orders",
  "/manage/people": "People",
} as const;

export type ManagePath = keyof typeof managePaths;

/** The owner's page with a path; null for other paths. */
export function managePathOf(pathname: string): ManagePath | null {
  const clean = pathname.replace(/\/$/, "");
  return clean in managePaths ? (clean as ManagePath) : null;
}

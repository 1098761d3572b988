/** One page of the workbench. */
export interface Page {
  /** Path below /_local/; also the name of its folder in ui/. */
  name: "stack" | "mail" | "requests" | "graphiql" | "tables";
  title: string;
  /** The page's content has its own style attributes, which the policy must allow. */
  inlineStyles?: boolean;
}

/** The pages in the order of the navigation. */
export const pages: readonly Page[] = [
  { name: "stack", title: "Stack" },
  { name: "mail", title: "Inbox", inlineStyles: true },
  { name: "requests", title: "Requests" },
  { name: "graphiql", title: "GraphiQL", inlineStyles: true },
  { name: "tables", title: "Tables" },
];

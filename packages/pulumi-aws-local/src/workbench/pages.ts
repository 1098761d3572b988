/** One page of the workbench. */
export interface Page {
  /** Below /_local/; also the folder of its module in ui/. */
  name: "stack" | "mail" | "requests" | "graphiql" | "tables";
  title: string;
  /** True: what it shows brings style attributes of its own, which the policy has to let in. */
  inlineStyles?: boolean;
}

/** The pages, in the order of the navigation. */
export const pages: readonly Page[] = [
  { name: "stack", title: "Stack" },
  { name: "mail", title: "Inbox", inlineStyles: true },
  { name: "requests", title: "Requests" },
  { name: "graphiql", title: "GraphiQL", inlineStyles: true },
  { name: "tables", title: "Tables" },
];

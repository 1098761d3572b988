/** GET /_local/stack.json */
export interface StackView {
  /** In the order of their declaration, so that a parent stands before its children. */
  resources: ResourceView[];
}

/** A resource of the program as the page shows it. */
export interface ResourceView {
  urn: string;
  /** Pulumi type token, e.g. "aws:dynamodb/table:Table". */
  type: string;
  name: string;
  /** URN of the component that it belongs to. */
  parent?: string;
  /** component: only holds others; real: exists here; accepted: taken without effect, as a whole. */
  kind: "component" | "real" | "accepted";
  id?: string;
  /** Secrets are `{ $secret: true }`. */
  inputs: Record<string, unknown>;
  /** What the resource answered with besides its inputs. */
  outputs: Record<string, unknown>;
  /** Inputs that are set and have no effect here, as dotted paths without list indexes. */
  withoutEffect: string[];
}

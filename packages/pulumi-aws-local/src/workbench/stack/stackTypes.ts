/** GET /_local/stack.json */
export interface StackView {
  /** In declaration order, so that a parent precedes its children. */
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
  /** component: only contains other resources; real: exists locally; accepted: has no effect as a whole. */
  kind: "component" | "real" | "accepted";
  id?: string;
  /** Secrets are `{ $secret: true }`. */
  inputs: Record<string, unknown>;
  /** Outputs that are not inputs. */
  outputs: Record<string, unknown>;
  /** Set inputs without local effect, as dotted paths without list indexes. */
  withoutEffect: string[];
}

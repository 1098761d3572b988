import type { Graph, GraphResource } from "./evaluateGraph";

export interface Statement {
  /** The resource that carries the policy. */
  of: string;
  Effect: string;
  Principal?: Record<string, string | string[]>;
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, unknown>>;
}

const DOCUMENTS = ["policy", "inlinePolicies"];

/** Every granting statement of every policy in the graph. */
export function grants(graph: Graph): Statement[] {
  return graph.resources.flatMap((resource) =>
    documents(resource).flatMap((document) => statements(resource.name, document)),
  );
}

/** The statements that define who may assume each role. */
export function trusts(graph: Graph): Statement[] {
  return graph
    .all("aws:iam/role:Role")
    .flatMap(({ name, inputs }) => statements(name, inputs.assumeRolePolicy));
}

function documents({ inputs }: GraphResource): unknown[] {
  return DOCUMENTS.flatMap((key) => inputs[key] ?? []).map((found) => found.policy ?? found);
}

function statements(of: string, document: unknown): Statement[] {
  const { Statement } = (typeof document === "string" ? JSON.parse(document) : document) as any;
  return [Statement].flat().map((statement: any) => ({
    ...statement,
    of,
    Action: [statement.Action ?? []].flat(),
    Resource: [statement.Resource ?? []].flat(),
  }));
}

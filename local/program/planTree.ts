import type { PlanAction, PlannedResource } from "./planProgram";

const SIGNS: Record<PlanAction, string> = { create: "+", update: "~", delete: "-", same: " " };

/** The plan as a tree for people: one line a resource, children under their parents. */
export function planTree(stack: string, resources: readonly PlannedResource[]): string {
  const children = new Map<string | undefined, PlannedResource[]>();
  for (const resource of resources) {
    const siblings = children.get(resource.parent) ?? [];
    children.set(resource.parent, [...siblings, resource]);
  }
  const lines: string[] = [`stack ${stack}`];
  const print = (parent: string | undefined, indent: string): void => {
    const siblings = children.get(parent) ?? [];
    siblings.forEach((resource, index) => {
      const isLast = index === siblings.length - 1;
      lines.push(`${SIGNS[resource.action]} ${indent}${isLast ? "└─ " : "├─ "}${label(resource)}`);
      print(resource.urn, indent + (isLast ? "   " : "│  "));
    });
  };
  print(undefined, "");
  return [...lines, "", summary(resources), ""].join("\n");
}

function label({ type, name, changes, retained }: PlannedResource): string {
  const notes = retained ? ["retain"] : changes;
  return `${type} ${name}${notes.length > 0 ? `  [${notes.join(", ")}]` : ""}`;
}

function summary(resources: readonly PlannedResource[]): string {
  const own = resources.filter(({ inputs, action }) => inputs !== undefined || action === "delete");
  const count = (action: PlanAction): number =>
    own.filter((resource) => resource.action === action).length;
  return (
    `${own.length} resources: ${count("create")} to create, ${count("update")} to update, ` +
    `${count("delete")} to delete, ${count("same")} unchanged`
  );
}

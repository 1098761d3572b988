import type { PlanAction, PlannedResource } from "./planProgram";

const SIGNS: Record<PlanAction, string> = {
  create: "+",
  recreate: "+",
  import: "=",
  update: "~",
  replace: "±",
  delete: "-",
  same: " ",
};

/** Prints the plan as a tree: one line for each resource, with children below their parents. */
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

function label(resource: PlannedResource): string {
  const { type, name, action, changes, deletes, movedFrom, retained } = resource;
  const notes = [
    ...(retained ? ["retain"] : []),
    ...(action === "recreate" ? ["deleted outside the program"] : []),
    ...(movedFrom === undefined ? [] : [`was ${movedFrom}`]),
    ...changes,
  ];
  const loss = deletes === undefined ? "" : `  DELETES ${deletes}`;
  return `${type} ${name}${notes.length > 0 ? `  [${notes.join(", ")}]` : ""}${loss}`;
}

function summary(resources: readonly PlannedResource[]): string {
  const own = resources.filter(({ inputs, action }) => inputs !== undefined || action === "delete");
  const count = (...actions: PlanAction[]): number =>
    own.filter(({ action }) => actions.includes(action)).length;
  const replaced = count("replace");
  return (
    `${own.length} resources: ${count("create", "recreate", "import")} to create, ` +
    `${count("update")} to update, ${replaced > 0 ? `${replaced} to replace, ` : ""}` +
    `${count("delete")} to delete, ${count("same")} unchanged`
  );
}

import { digitsOf, physicalName } from "../../core/physicalName";
import type { ResourceRequest } from "../../core/resourceHandler";

/** The name of a resource that also accepts `namePrefix`, stable between runs. */
export function prefixedName(request: ResourceRequest): string {
  const { name, namePrefix } = request.inputs;
  if (name !== undefined || namePrefix === undefined) return physicalName(request);
  const known: string | undefined = request.previous?.outputs.name ?? request.formerName;
  return known?.startsWith(namePrefix)
    ? known
    : namePrefix + digitsOf(request, "prefixed name").slice(0, 26);
}

/** The path of an IAM entity, a part of its ARN: "/" by default. */
export function pathOf(inputs: Record<string, any>): string {
  return inputs.path ?? "/";
}

/** The name of a role that the program passes as a name or as the resource itself. */
export function roleNameOfInput(role: unknown): string {
  if (typeof role === "string") return role;
  const { name, id } = (role ?? {}) as { name?: string; id?: string };
  return String(name ?? id);
}

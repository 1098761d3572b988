/** An alias as a program declares it: a full URN, or the parts of one that were different. */
export interface Alias {
  urn?: string;
  name?: string;
  type?: string;
  stack?: string;
  project?: string;
  parentUrn?: string;
  noParent?: boolean;
}

/** What decides a resource's URN. */
export interface UrnParts {
  stack: string;
  project: string;
  /** URN of the parent; undefined for a resource of the stack itself. */
  parent?: string | undefined;
  type: string;
  name: string;
}

/** https://www.pulumi.com/docs/iac/concepts/resources/names/#urns */
export function urnOf({ stack, project, parent, type, name }: UrnParts): string {
  const parentType = parent === undefined ? undefined : qualifiedTypeOf(parent);
  const qualified =
    parentType === undefined || isStackType(parentType) ? type : `${parentType}$${type}`;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/**
 * URNs under which a resource may have been known: those of its own aliases, and those that follow from `parentAliases`, the
 * former URNs of its parent.
 * Source: generateAliases in pulumi/pulumi, pkg/resource/deploy/step_generator.go
 */
export function aliasUrns(
  parts: UrnParts,
  aliases: readonly Alias[],
  parentAliases: readonly string[],
): string[] {
  const own = aliases.map((alias) => alias.urn || urnOf(aliasParts(parts, alias)));
  const inherited = parentAliases.flatMap((parentAlias) =>
    [parts, ...aliases.filter(({ urn }) => !urn).map((alias) => aliasParts(parts, alias))].map(
      (former) =>
        urnOf({
          ...parts,
          parent: parentAlias,
          type: former.type,
          name: inheritedName(former.name, parts.parent!, parentAlias),
        }),
    ),
  );
  const self = urnOf(parts);
  return [...new Set([...own, ...inherited])].filter((urn) => urn !== self);
}

function aliasParts(parts: UrnParts, alias: Alias): UrnParts {
  return {
    stack: alias.stack || parts.stack,
    project: alias.project || parts.project,
    parent: alias.noParent ? undefined : alias.parentUrn || parts.parent,
    type: alias.type || parts.type,
    name: alias.name || parts.name,
  };
}

/** Names of children often begin with their parent's. */
function inheritedName(name: string, parent: string, parentAlias: string): string {
  const parentName = nameOf(parent);
  return name.startsWith(parentName) ? nameOf(parentAlias) + name.slice(parentName.length) : name;
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function qualifiedTypeOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}

function isStackType(type: string): boolean {
  return type === "pulumi:pulumi:Stack";
}

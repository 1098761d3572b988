import { urnParts } from "./urnParts";

/** An alias as a program declares it: a full URN, or the parts of the URN that were different. */
export interface Alias {
  urn?: string;
  name?: string;
  type?: string;
  stack?: string;
  project?: string;
  parentUrn?: string;
  noParent?: boolean;
}

/** The parts of a resource's URN. */
export interface UrnParts {
  stack: string;
  project: string;
  /** URN of the parent; undefined if the stack itself is the parent. */
  parent?: string | undefined;
  type: string;
  name: string;
}

/** Returns the former URNs of a resource that the program has already declared. */
export type AliasesOf = (urn: string) => readonly string[];

/**
 * Builds the URN of a resource. Stack and project are those of its parent, if it has one.
 * https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
 */
export function urnOf({ stack, project, parent, type, name }: UrnParts): string {
  return parent === undefined || isStackType(qualifiedTypeOf(parent))
    ? `urn:pulumi:${stack}::${project}::${type}::${name}`
    : `${parent.split("::").slice(0, 3).join("::")}$${type}::${name}`;
}

/**
 * Possible former URNs of a resource: those of its own aliases, and those that follow from the former URNs of its
 * parent. Pulumi's engine uses only the former URN under which it found the parent. Components are not recorded here,
 * so all of them count.
 * Source: generateAliases in pulumi/pulumi, pkg/resource/deploy/step_generator.go
 */
export function aliasUrns(
  parts: UrnParts,
  aliases: readonly Alias[],
  aliasesOf: AliasesOf,
): string[] {
  const own = aliases.flatMap((alias) => collapse(parts, alias, aliasesOf));
  const formers = [parts, ...own.map(urnParts)];
  const { parent } = parts;
  const inherited =
    parent === undefined
      ? []
      : aliasesOf(parent).flatMap((former) =>
          formers.map(({ type, name }) => inheritedUrn({ ...parts, type, name }, parent, former)),
        );
  const self = urnOf(parts);
  return [...new Set([...own, ...inherited])].filter((urn) => urn !== self);
}

function collapse(parts: UrnParts, alias: Alias, aliasesOf: AliasesOf): string[] {
  if (alias.urn) return [alias.urn];
  const former = {
    stack: alias.stack || parts.stack,
    project: alias.project || parts.project,
    type: alias.type || parts.type,
    name: alias.name || parts.name,
  };
  if (alias.noParent) return [urnOf(former)];
  if (!alias.parentUrn) return [urnOf({ ...former, parent: parts.parent })];
  const parents = [...aliasesOf(alias.parentUrn), alias.parentUrn];
  return parents.map((parent) => urnOf({ ...former, parent }));
}

/** A child's name often begins with its parent's name, which was different then. */
function inheritedUrn(parts: UrnParts, parent: string, formerParent: string): string {
  const { stack, project, name, type } = parts;
  const prefix = urnParts(parent).name;
  const former = name.startsWith(prefix)
    ? urnParts(formerParent).name + name.slice(prefix.length)
    : name;
  return `urn:pulumi:${stack}::${project}::${qualifiedTypeOf(formerParent)}$${type}::${former}`;
}

function qualifiedTypeOf(urn: string): string {
  return urn.split("::")[2] ?? "";
}

function isStackType(type: string): boolean {
  return type === "pulumi:pulumi:Stack";
}

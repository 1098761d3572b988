import type { ResourceView } from "../../stack/stackTypes";

/** A part of a text; a reference to another resource has its URN. */
export interface Piece {
  text: string;
  urn?: string;
}

/** References between resources, by id, ARN or physical name. */
export interface Links {
  /** Splits a text of `owner`, so that each reference to another resource is a separate part. */
  split(text: string, owner: string): Piece[];
  /** URNs of the resources whose inputs refer to this one, in declaration order. */
  usedBy(urn: string): string[];
}

/** Shorter names would match parts of other words by accident. */
const SHORTEST = 6;

/**
 * Finds the names of each resource. A name that several resources have (a bucket and its policy) belongs to the one
 * declared first.
 */
export function createLinks(resources: readonly ResourceView[]): Links {
  const owners = new Map<string, string>();
  for (const { urn, id, outputs, inputs } of resources) {
    for (const name of [id, outputs["arn"], outputs["name"], inputs["name"]]) {
      if (typeof name === "string" && name.length >= SHORTEST && !owners.has(name)) {
        owners.set(name, urn);
      }
    }
  }
  const pattern = patternOf([...owners.keys()]);
  const split = (text: string, owner: string): Piece[] => {
    const pieces: Piece[] = [];
    let end = 0;
    for (const { 0: name, index } of text.matchAll(pattern)) {
      const urn = owners.get(name)!;
      if (urn === owner) continue;
      if (index > end) pieces.push({ text: text.slice(end, index) });
      pieces.push({ text: name, urn });
      end = index + name.length;
    }
    if (end < text.length) pieces.push({ text: text.slice(end) });
    return pieces;
  };
  const users = new Map<string, Set<string>>();
  for (const { urn, inputs } of resources) {
    for (const text of textsOf(inputs)) {
      for (const piece of split(text, urn)) {
        if (piece.urn === undefined) continue;
        users.set(piece.urn, (users.get(piece.urn) ?? new Set()).add(urn));
      }
    }
  }
  return { split, usedBy: (urn) => [...(users.get(urn) ?? [])] };
}

/** Matches any of the names, longest first, if it is not part of a longer word. */
function patternOf(names: string[]): RegExp {
  if (names.length === 0) return /(?!)/g;
  const escaped = names
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\w-])(?:${escaped.join("|")})(?![\\w-])`, "g");
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefinitionNode, NameNode } from "graphql";
import { projectPath } from "../core/projectPath";
import type { Place } from "./place";

/** The position of an error in a rejected schema. */
interface SchemaFault {
  /** The definition with the error, "Type" or "Type.field". */
  coordinate?: string;
  /** graphql-js's error: the sent text, and the position in it. */
  cause?: {
    locations?: readonly { line: number; column: number }[];
    source?: { body?: string };
  };
}

/**
 * Finds the position of a schema error in a file of the project. A program may send a file unchanged, print it without
 * comments, or join several files; then the definition with the error is searched.
 */
export function schemaPlace(fault: SchemaFault | undefined, projectDir: string): Place | undefined {
  const [location] = fault?.cause?.locations ?? [];
  const text = fault?.cause?.source?.body;
  if (location === undefined || text === undefined) return undefined;
  const files = schemaFiles(projectDir).map((path) => {
    return { file: projectPath(projectDir, path)!, body: readFileSync(path, "utf8") };
  });
  const sent = files.find(({ body }) => body === text);
  if (sent !== undefined) {
    return { file: sent.file, line: location.line, column: location.column };
  }
  for (const { file, body } of files) {
    const place = definitionPlace(body, fault?.coordinate);
    if (place !== undefined) return { file, ...place };
  }
  return undefined;
}

const DEPTH = 4;

function schemaFiles(folder: string, depth = DEPTH): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isFile()) return /\.(graphqls?|gql)$/.test(entry.name) ? [path] : [];
    const isLooked = entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name);
    return isLooked && depth > 0 ? schemaFiles(path, depth - 1) : [];
  });
}

function definitionPlace(body: string, coordinate = ""): Omit<Place, "file"> | undefined {
  const [type, field] = coordinate.split(".");
  const owner = definitionsOf(body).find((node) => nameOf(node)?.value === type);
  if (owner === undefined) return undefined;
  const fields = "fields" in owner ? (owner.fields ?? []) : [];
  const name = fields.find((one) => one.name.value === field)?.name ?? nameOf(owner);
  const token = name?.loc?.startToken;
  return token && { line: token.line, column: token.column };
}

function definitionsOf(body: string): readonly DefinitionNode[] {
  const { parse } = require("graphql") as typeof import("graphql");
  try {
    return parse(body).definitions;
  } catch {
    return []; // a file of another kind
  }
}

function nameOf(node: DefinitionNode): NameNode | undefined {
  return "name" in node ? node.name : undefined;
}

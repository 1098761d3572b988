import {
  Kind,
  parse,
  print,
  visit,
  type ASTNode,
  type DefinitionNode,
  type ValueNode,
} from "graphql";
import { BoundedMap } from "../../../core/boundedMap";
import { isSensitiveName } from "./isSensitiveName";
import { MASK } from "./mask";

/** A redacted GraphQL document, from which known secrets still have to be removed. */
export interface RedactedDocument {
  /** Printed from the parsed document, without comments. */
  text: string;
  /** Variables whose values are never shown, because they are used for sensitive arguments or fields. */
  sensitiveVariables: ReadonlySet<string>;
  /** Secret values in the document, which must also be removed elsewhere. */
  secrets: readonly string[];
  /** The operations in the document, for requests that were rejected before execution. */
  operations: readonly AskedOperation[];
}

export interface AskedOperation {
  kind: "query" | "mutation" | "subscription";
  name: string | undefined;
  /** e.g. "Query.cart", with the default names of the root types. */
  rootFields: string[];
}

/** Cached, because clients send the same few documents repeatedly. */
const DOCUMENTS = 200;
const KEPT_LENGTH = 32_000;
const kept = new BoundedMap<string, RedactedDocument>(DOCUMENTS);

/**
 * Masks the literals of sensitive arguments.
 * @returns undefined for an invalid GraphQL document
 */
export function redactDocument(source: string): RedactedDocument | undefined {
  const known = kept.get(source);
  if (known !== undefined) return known;
  const redacted = readDocument(source);
  if (redacted !== undefined && source.length <= KEPT_LENGTH) kept.set(source, redacted);
  return redacted;
}

function readDocument(source: string): RedactedDocument | undefined {
  const sensitiveVariables = new Set<string>();
  const secrets: string[] = [];
  const mask = (value: ValueNode): ValueNode => {
    let hasVariable = false;
    visit(value, {
      enter(node: ASTNode) {
        if (node.kind === Kind.VARIABLE) {
          hasVariable = true;
          sensitiveVariables.add(node.name.value);
          return false; // its name is not one of the values
        }
        if ("value" in node && typeof node.value === "string") secrets.push(node.value);
        return undefined;
      },
    });
    const isShown = value.kind === Kind.VARIABLE || (value.kind === Kind.NULL && !hasVariable);
    return isShown ? value : { kind: Kind.STRING, value: MASK };
  };
  const named = <Node extends { name: { value: string }; value: ValueNode }>(node: Node) =>
    isSensitiveName(node.name.value) ? { ...node, value: mask(node.value) } : undefined;
  try {
    const document = visit(parse(source, { noLocation: true, maxTokens: 15_000 }), {
      Argument: named,
      ObjectField: named,
      VariableDefinition(node) {
        const { name } = node.variable;
        if (!isSensitiveName(name.value)) return undefined;
        sensitiveVariables.add(name.value);
        if (node.defaultValue === undefined) return undefined;
        return { ...node, defaultValue: mask(node.defaultValue) as never };
      },
    });
    const operations = document.definitions.flatMap(askedOperation);
    return { text: print(document), sensitiveVariables, secrets, operations };
  } catch {
    return undefined; // not a document, or one that is nested too deeply for the parser
  }
}

function askedOperation(definition: DefinitionNode): AskedOperation[] {
  if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
  const { operation: kind, name, selectionSet } = definition;
  const type = kind[0]!.toUpperCase() + kind.slice(1);
  const rootFields = selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [`${type}.${selection.name.value}`] : [],
  );
  return [{ kind, name: name?.value, rootFields }];
}

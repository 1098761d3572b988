import { hasVariables, listOf, type PolicyDocument } from "./document";
import type { Naming } from "./principals";
import type { Question } from "./question";
import { compileStatement, type CompiledStatement } from "./statement";

/** A policy document, prepared for authorization requests. */
export interface CompiledPolicy {
  statements: CompiledStatement[];
  /** Every condition key that a decision can depend on, in lower case. */
  keys: ReadonlySet<string>;
}

/** @param document a document for which validatePolicy reports no problem */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const variables = hasVariables(document);
  const statements = listOf(document.Statement).map((one) => compileStatement(one, variables));
  return { statements, keys: new Set(statements.flatMap(({ keys }) => keys)) };
}

/** The result of policies of one kind for a request. */
export interface Finding {
  denied: boolean;
  /** How the allowing statements identify the caller. */
  allowed: ReadonlySet<Naming>;
}

/** An explicit deny ends the evaluation. */
export function findIn(policies: readonly CompiledPolicy[], question: Question): Finding {
  const allowed = new Set<Naming>();
  for (const { statements } of policies) {
    for (const statement of statements) {
      const naming = statement.naming(question);
      if (naming === undefined) continue;
      if (statement.effect === "Deny") return { denied: true, allowed: NONE };
      allowed.add(naming);
    }
  }
  return { denied: false, allowed };
}

const NONE: ReadonlySet<Naming> = new Set();

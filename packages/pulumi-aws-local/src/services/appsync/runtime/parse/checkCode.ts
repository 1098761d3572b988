import type { Program } from "acorn";
import { fullAncestor } from "acorn-walk";
import { CodeError, type CodeErrorDetail } from "../../errors";
import { CallGraph } from "./callGraph";
import { checkContextUse } from "./contextRules";
import { lintError } from "./finding";
import { checkFunctionUse } from "./functionRules";
import { checkNames } from "./nameRules";
import { Scopes } from "./scopes";
import { refusedSyntax } from "./syntaxRules";

/**
 * Checks a module for all JavaScript features that APPSYNC_JS does not support.
 * @throws CodeError with every finding, in source order
 */
export function checkCode(program: Program): void {
  const scopes = new Scopes(program);
  const callGraph = new CallGraph(scopes);
  const errors: CodeErrorDetail[] = [];
  fullAncestor(program, (node, _state, ancestors) => {
    const refused = refusedSyntax(node, ancestors.at(-2));
    if (refused !== undefined) errors.push(lintError(node, refused));
    errors.push(...checkFunctionUse(node, ancestors, scopes));
    errors.push(...checkContextUse(node, ancestors, scopes));
    errors.push(...checkNames(node, ancestors, scopes));
    callGraph.visit(node, ancestors);
  });
  errors.push(...callGraph.findings());
  if (errors.length > 0) throw new CodeError(inSourceOrder(errors));
}

function inSourceOrder(errors: CodeErrorDetail[]): CodeErrorDetail[] {
  return errors.sort(
    (one, other) =>
      one.location.line - other.location.line || one.location.column - other.location.column,
  );
}

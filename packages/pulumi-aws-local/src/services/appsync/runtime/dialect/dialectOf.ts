import type { Program } from "acorn";
import { full } from "acorn-walk";
import { rewriteCoalescing } from "./coalescing";
import { rewriteDefaults } from "./defaults";
import { rewriteEquality } from "./equality";
import { rewriteLoop } from "./loops";
import { rewriteTypeof } from "./typeOperator";
import type { Rewriting } from "./rewriting";

const REWRITES = [rewriteEquality, rewriteCoalescing, rewriteDefaults, rewriteLoop, rewriteTypeof];

/**
 * Rewrites code where APPSYNC_JS differs from JavaScript, inner nodes first.
 * @param plain the code with blanked comments
 */
export function dialectOf(program: Program, plain: string): Rewriting {
  const found: Rewriting = { insertions: [], replacements: [] };
  full(program, (node) => {
    for (const rewrite of REWRITES) {
      const one = rewrite(node, plain);
      if (one === undefined) continue;
      found.insertions.push(...one.insertions);
      found.replacements.push(...one.replacements);
    }
  });
  return found;
}

/** Licences that require a derived work to be distributed under the same licence. */
const COPYLEFT =
  /^([AL]?GPL|GFDL|(MPL|EPL|EUPL|CDDL|CPL|OSL|CECILL|SSPL|QPL|RPL|APSL|MS-RL|CC-BY(-NC)?-SA|Sleepycat)\b)/i;

/** Whether a package states its licence in a form that can be evaluated. */
export function isStated(licence: string | undefined): licence is string {
  return licence !== undefined && !/^(SEE LICEN[CS]E|UNLICENSED|custom|other|$)/i.test(licence);
}

/**
 * Whether an SPDX licence expression allows copyleft licences only. `OR` is the user's choice.
 * https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
export function isCopyleft(expression: string): boolean {
  const terms = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  const binding = { or: 0, and: 1 };
  let at = 0;
  // Precedence climbing: AND binds stronger than OR; `WITH exception` belongs to its licence.
  function read(strength: number): boolean {
    let copyleft = readTerm();
    for (;;) {
      const operator = terms[at]?.toLowerCase() as keyof typeof binding | undefined;
      if (operator === undefined || !((binding[operator] ?? -1) >= strength)) return copyleft;
      at++;
      const other = read(binding[operator] + 1);
      copyleft = operator === "or" ? copyleft && other : copyleft || other;
    }
  }
  function readTerm(): boolean {
    const term = terms[at++] ?? "";
    if (term === "(") {
      const copyleft = read(0);
      at++;
      return copyleft;
    }
    if (terms[at]?.toLowerCase() === "with") at += 2;
    return COPYLEFT.test(term);
  }
  return read(0);
}

import { checkActions, checkResources } from "./actionsAndResources";
import { checkConditions } from "./conditions";
import { checkPrincipal } from "./principal";
import { checkPresent, wrongType, type Elements, type PolicyKind, type Problems } from "./problem";

interface Kind {
  name: string;
  /** The required element of a statement besides Effect and Action. */
  needs: string;
  /** The element that is not allowed. */
  lacks: string;
}

const KINDS: Record<PolicyKind, Kind> = {
  identity: { name: "an identity policy statement", needs: "Resource", lacks: "Principal" },
  trust: { name: "a trust policy", needs: "Principal", lacks: "Resource" },
};

/**
 * @param variables whether the policy has policy variables.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function* checkStatement(
  path: string,
  statement: Elements,
  { kind, variables }: { kind: PolicyKind; variables: boolean },
): Problems {
  const { needs } = KINDS[kind];
  yield* checkNames(path, statement, KINDS[kind]);
  yield* checkPresent(`${path}.`, statement);
  yield* checkSid(`${path}.Sid`, statement["Sid"]);
  yield* checkEffect(path, statement);
  yield* checkOneOf(path, statement, "Action", KINDS[kind]);
  yield* checkOneOf(path, statement, needs, KINDS[kind]);
  const each = (name: string) => [name, `Not${name}`].filter((one) => one in statement);
  for (const name of each("Action")) yield* checkActions(`${path}.${name}`, statement[name]);
  for (const name of each("Resource")) yield* checkResources(`${path}.${name}`, statement[name]);
  for (const name of each("Principal")) yield* checkPrincipal(`${path}.${name}`, statement[name]);
  if ("Condition" in statement) {
    yield* checkConditions(`${path}.Condition`, statement["Condition"], variables);
  }
}

function* checkNames(path: string, statement: Elements, { name: kind, lacks }: Kind): Problems {
  for (const name of Object.keys(statement)) {
    if (name === lacks || name === `Not${lacks}`) {
      yield { path: `${path}.#${name}`, message: `${name} is not allowed in ${kind}` };
    }
    if (!ELEMENTS.has(name)) yield { path: `${path}.#${name}`, message: `Invalid key ${name}` };
  }
}

const ELEMENTS = new Set(
  ["Action", "Resource", "Principal"]
    .flatMap((name) => [name, `Not${name}`])
    .concat("Sid", "Effect", "Condition"),
);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function* checkSid(path: string, sid: unknown): Problems {
  if (sid === undefined) return;
  if (typeof sid !== "string") yield wrongType(path, sid, "string");
  else if (!/^[0-9A-Za-z]*$/.test(sid)) {
    yield { path, message: "Statement IDs (SID) must be alpha-numeric" };
  }
}

function* checkEffect(path: string, { Effect }: Elements): Problems {
  if (Effect === "Allow" || Effect === "Deny") return;
  yield {
    path: Effect === undefined ? path : `${path}.Effect`,
    message: 'Effect must be present and exactly "Allow" or "Deny"',
  };
}

/** An element and its negation exclude each other. An empty one counts as absent. */
function* checkOneOf(path: string, statement: Elements, name: string, kind: Kind): Problems {
  const negation = `Not${name}`;
  if (name in statement && negation in statement) {
    yield { path, message: `Only one of ${name} or ${negation} is allowed, found both` };
  } else if (isEmpty(statement[name] ?? statement[negation])) {
    yield { path, message: `One of ${name} or ${negation} is required in ${kind.name}` };
  }
}

function isEmpty(element: unknown): boolean {
  if (Array.isArray(element)) return element.length === 0;
  return element === undefined || element === "";
}

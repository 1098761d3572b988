import {
  exactlyOne,
  list,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
  whole,
  wholeLike,
  type Rule,
  type Shape,
} from "../../../core/rules";
import { entityName, longArn, nothing } from "./common";
import { COUNTRY_CODES } from "./countryCodes";
import { fieldToMatch, textTransformations } from "./fieldToMatchRules";
import { managedRuleGroupConfigs } from "./managedRuleGroupRules";

const arn = required(longArn);
const fallbackBehavior = required(oneOf("MATCH", "NO_MATCH"));
const headerName = required(
  text({ min: 1, max: 255, pattern: /^[a-zA-Z0-9-]+$/, like: 'letters, digits and "-"' }),
);
const forwardedIpConfig = object(shape({ fallbackBehavior, headerName }));
const inspected = {
  fieldToMatch: required(fieldToMatch),
  textTransformations: required(textTransformations),
};
const transformed = object(shape({ textTransformations: required(textTransformations) }));
const named = object(
  shape({
    name: required(text({ min: 1, max: 64 })),
    textTransformations: required(textTransformations),
  }),
);
const fingerprint = object(shape({ fallbackBehavior }));
const countryCode = oneOf(...COUNTRY_CODES);
const WINDOWS = [60, 120, 300, 600];

const customKeys = objects(
  shape({
    asn: nothing,
    cookie: named,
    forwardedIp: nothing,
    header: named,
    httpMethod: nothing,
    ip: nothing,
    ja3Fingerprint: fingerprint,
    ja4Fingerprint: fingerprint,
    labelNamespace: object(
      shape({
        namespace: required(
          text({
            min: 1,
            max: 1024,
            pattern: /^[0-9A-Za-z_:-]+:$/,
            like: 'a label namespace that ends with ":"',
          }),
        ),
      }),
    ),
    queryArgument: named,
    queryString: transformed,
    uriPath: transformed,
  }),
  { max: 5 },
);

const KINDS = [
  "andStatement",
  "asnMatchStatement",
  "byteMatchStatement",
  "geoMatchStatement",
  "ipSetReferenceStatement",
  "labelMatchStatement",
  "managedRuleGroupStatement",
  "notStatement",
  "orStatement",
  "rateBasedStatement",
  "regexMatchStatement",
  "regexPatternSetReferenceStatement",
  "ruleGroupReferenceStatement",
  "sizeConstraintStatement",
  "sqliMatchStatement",
  "xssMatchStatement",
];

let made: Shape | undefined;

/** A statement of a web ACL's rule; `action` is the rule for the override actions of a group's rules. */
export function statement(action: Rule): Shape {
  return (made ??= make(action));
}

function make(action: Rule): Shape {
  const inner = object(() => made!);
  const several = object(shape({ statements: required(objects(() => made!, { min: 1 })) }));
  const ruleActionOverrides = objects(
    shape({ actionToUse: required(action), name: required(entityName) }),
    { max: 100 },
  );
  return shape(
    {
      andStatement: several,
      asnMatchStatement: object(
        shape({
          asnLists: required(list(whole(0, 4_294_967_295), { min: 1, max: 100 })),
          forwardedIpConfig,
        }),
      ),
      byteMatchStatement: object(
        shape({
          ...inspected,
          positionalConstraint: required(
            oneOf("EXACTLY", "STARTS_WITH", "ENDS_WITH", "CONTAINS", "CONTAINS_WORD"),
          ),
          searchString: required(text({ min: 1, max: 200 })),
        }),
      ),
      geoMatchStatement: object(
        shape({ countryCodes: required(list(countryCode, { min: 1 })), forwardedIpConfig }),
      ),
      ipSetReferenceStatement: object(
        shape({
          arn,
          ipSetForwardedIpConfig: object(
            shape({
              fallbackBehavior,
              headerName,
              position: required(oneOf("FIRST", "LAST", "ANY")),
            }),
          ),
        }),
      ),
      labelMatchStatement: object(
        shape({
          key: required(
            text({
              min: 1,
              max: 1024,
              pattern: /^[0-9A-Za-z_:-]+$/,
              like: 'letters, digits, and "_:-"',
            }),
          ),
          scope: required(oneOf("LABEL", "NAMESPACE")),
        }),
      ),
      managedRuleGroupStatement: object(
        shape({
          managedRuleGroupConfigs,
          name: required(entityName),
          ruleActionOverrides,
          scopeDownStatement: inner,
          vendorName: required(text({ min: 1, max: 128 })),
          version: text({
            min: 1,
            max: 64,
            pattern: /^[\w#:./-]+$/,
            like: 'letters, digits, and "_#:./-"',
          }),
        }),
      ),
      notStatement: object(shape({ statement: required(inner) })),
      orStatement: several,
      rateBasedStatement: object(
        shape({
          aggregateKeyType: required(oneOf("CONSTANT", "CUSTOM_KEYS", "FORWARDED_IP", "IP")),
          customKeys,
          evaluationWindowSec: wholeLike(`one of ${WINDOWS.join(", ")}`, (value) =>
            WINDOWS.includes(value),
          ),
          forwardedIpConfig,
          limit: required(whole(10, 2_000_000_000)),
          scopeDownStatement: inner,
        }),
      ),
      regexMatchStatement: object(
        shape({ ...inspected, regexString: required(text({ min: 1, max: 512 })) }),
      ),
      regexPatternSetReferenceStatement: object(shape({ ...inspected, arn })),
      ruleGroupReferenceStatement: object(
        shape({
          arn,
          excludedRules: objects(shape({ name: required(entityName) }), { max: 100 }),
          ruleActionOverrides,
        }),
      ),
      sizeConstraintStatement: object(
        shape({
          ...inspected,
          comparisonOperator: required(oneOf("EQ", "NE", "LE", "LT", "GE", "GT")),
          size: required(whole(0, 2_147_483_647)), // the AWS provider's limit; AWS accepts ten times as much
        }),
      ),
      sqliMatchStatement: object(shape({ ...inspected, sensitivityLevel: oneOf("LOW", "HIGH") })),
      xssMatchStatement: object(shape(inspected)),
    },
    exactlyOne(...KINDS),
  );
}

import {
  exactlyOne,
  flag,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
  whole,
  type Rule,
} from "../../../core/rules";
import { byPriority, entityName, nothing, priority } from "./common";
import { statement } from "./statementRules";

const metricName = text({
  min: 1,
  max: 255,
  pattern: /^[\w#:./-]+$/,
  like: 'letters, digits, and "_#:./-"',
});

const visibilityConfig = object(
  shape({
    cloudwatchMetricsEnabled: required(flag()),
    metricName: required(metricName),
    sampledRequestsEnabled: required(flag()),
  }),
);

const headers = (): Rule =>
  objects(
    shape({
      name: required(
        text({
          min: 1,
          max: 64,
          pattern: /^[a-zA-Z0-9._$-]+$/,
          like: 'letters, digits, and "._$-"',
        }),
      ),
      value: required(text({ min: 1, max: 255 })),
    }),
    { min: 1 },
  );

const customRequest = object(
  shape({
    customRequestHandling: object(shape({ insertHeaders: required(headers()) })),
  }),
);

const block = object(
  shape({
    customResponse: object(
      shape({
        customResponseBodyKey: entityName,
        responseCode: required(whole(200, 599)),
        responseHeaders: headers(),
      }),
    ),
  }),
);

/** The action of a rule. */
export const action = object(
  shape(
    {
      allow: customRequest,
      block,
      captcha: customRequest,
      challenge: customRequest,
      count: customRequest,
    },
    exactlyOne("allow", "block", "captcha", "challenge", "count"),
  ),
);

const immunity = object(
  shape({ immunityTimeProperty: object(shape({ immunityTime: required(whole(60, 259_200)) })) }),
);

const rule = shape(
  {
    action,
    captchaConfig: immunity,
    challengeConfig: immunity,
    name: required(entityName),
    overrideAction: object(shape({ count: nothing, none: nothing }, exactlyOne("count", "none"))),
    priority: required(priority),
    ruleLabels: objects(
      shape({
        name: required(
          text({
            min: 1,
            max: 1024,
            pattern: /^[0-9A-Za-z_:-]+$/,
            like: 'letters, digits, and "_:-"',
          }),
        ),
      }),
    ),
    statement: required(object(() => statement(action))),
    visibilityConfig: required(visibilityConfig),
  },
  exactlyOne("action", "overrideAction"),
);

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html */
export const webAclRules = shape({
  defaultAction: required(
    object(shape({ allow: customRequest, block }, exactlyOne("allow", "block"))),
  ),
  description: text({
    min: 1,
    max: 256,
    pattern: /^[\w+=:#@/\-,.][\w+=:#@/\-,.\s]+[\w+=:#@/\-,.]$/,
    like: 'at least 3 letters, digits, spaces and "+=:#@/-,."',
  }),
  name: entityName,
  rules: byPriority(rule),
  scope: required(oneOf("CLOUDFRONT", "REGIONAL")),
  visibilityConfig: required(visibilityConfig),
});

import {
  atMostOne,
  exactlyOne,
  list,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
} from "../../../core/rules";
import { longArn, namedPart, nothing } from "./common";

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html */
export const associationRules = shape({
  resourceArn: required(longArn),
  webAclArn: required(longArn),
});

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_PutLoggingConfiguration.html */
export const loggingRules = shape({
  logDestinationConfigs: required(list(longArn, { min: 1, max: 1 })),
  loggingFilter: object(
    shape({
      defaultBehavior: required(oneOf("KEEP", "DROP")),
      filters: required(
        objects(
          shape({
            behavior: required(oneOf("KEEP", "DROP")),
            requirement: required(oneOf("MEETS_ALL", "MEETS_ANY")),
            conditions: required(
              objects(
                shape(
                  {
                    actionCondition: object(
                      shape({
                        action: required(
                          oneOf(
                            "ALLOW",
                            "BLOCK",
                            "COUNT",
                            "CAPTCHA",
                            "CHALLENGE",
                            "EXCLUDED_AS_COUNT",
                          ),
                        ),
                      }),
                    ),
                    labelNameCondition: object(
                      shape({
                        labelName: required(
                          text({
                            min: 1,
                            max: 1024,
                            pattern: /^[0-9A-Za-z_:-]+$/,
                            like: 'letters, digits, and "_:-"',
                          }),
                        ),
                      }),
                    ),
                  },
                  exactlyOne("actionCondition", "labelNameCondition"),
                ),
                { min: 1 },
              ),
            ),
          }),
          { min: 1 },
        ),
      ),
    }),
  ),
  redactedFields: objects(
    shape(
      {
        method: nothing,
        queryString: nothing,
        singleHeader: namedPart(40),
        uriPath: nothing,
      },
      atMostOne("method", "queryString", "singleHeader", "uriPath"),
    ),
    { max: 100 },
  ),
  resourceArn: required(longArn),
});

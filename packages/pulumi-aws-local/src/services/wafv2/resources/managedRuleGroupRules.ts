import {
  flag,
  list,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
  whole,
} from "../../../core/rules";

const path = text({ min: 1, max: 256 });
const identifier = text({ min: 1, max: 512 });
const field = object(shape({ identifier: required(identifier) }));
const fields = object(shape({ identifiers: required(list(identifier)) }));
const payloadType = oneOf("JSON", "FORM_ENCODED");
const values = (max: number) => required(list(text({ min: 1, max: 100 }), { min: 1, max }));
const codes = required(list(whole(0, 999), { min: 1, max: 10 }));
const sensitivity = oneOf("LOW", "MEDIUM", "HIGH");

const responseInspection = object(
  shape({
    bodyContains: object(shape({ failureStrings: values(5), successStrings: values(5) })),
    header: object(
      shape({
        failureValues: values(3),
        name: required(text({ min: 1, max: 200 })),
        successValues: values(3),
      }),
    ),
    json: object(
      shape({
        failureValues: values(5),
        identifier: required(identifier),
        successValues: values(5),
      }),
    ),
    statusCode: object(shape({ failureCodes: codes, successCodes: codes })),
  }),
);

/** Settings of AWS's managed rule groups. */
export const managedRuleGroupConfigs = objects(
  shape({
    awsManagedRulesAcfpRuleSet: object(
      shape({
        creationPath: required(path),
        enableRegexInPath: flag(),
        registrationPagePath: required(path),
        requestInspection: required(
          object(
            shape({
              addressFields: fields,
              emailField: field,
              passwordField: field,
              payloadType: required(payloadType),
              phoneNumberFields: fields,
              usernameField: field,
            }),
          ),
        ),
        responseInspection,
      }),
    ),
    awsManagedRulesAntiDdosRuleSet: object(
      shape({
        clientSideActionConfig: object(
          shape({
            challenge: object(
              shape({
                exemptUriRegularExpressions: objects(
                  shape({ regexString: text({ min: 1, max: 512 }) }),
                ),
                sensitivity,
                usageOfAction: required(oneOf("ENABLED", "DISABLED")),
              }),
            ),
          }),
        ),
        sensitivityToBlock: sensitivity,
      }),
    ),
    awsManagedRulesAtpRuleSet: object(
      shape({
        enableRegexInPath: flag(),
        loginPath: required(path),
        requestInspection: object(
          shape({
            passwordField: required(field),
            payloadType: required(payloadType),
            usernameField: required(field),
          }),
        ),
        responseInspection,
      }),
    ),
    awsManagedRulesBotControlRuleSet: object(
      shape({
        enableMachineLearning: flag(),
        inspectionLevel: required(oneOf("COMMON", "TARGETED")),
      }),
    ),
    loginPath: path,
    passwordField: field,
    payloadType,
    usernameField: field,
  }),
);

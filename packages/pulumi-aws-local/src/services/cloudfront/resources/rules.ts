import {
  atLeastOne,
  flag,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
  whole,
} from "../../../core/rules";

const name = text({ min: 1, max: 64, pattern: /^[\w-]+$/, like: 'letters, digits, "_" and "-"' });
const override = required(flag());

/**
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateFunction.html
 * UNVERIFIED: the length of a comment.
 */
export const functionRules = shape({
  code: required(text({ min: 1, max: 40_960 })),
  comment: text({ max: 128 }),
  name,
  publish: flag(),
  runtime: required(oneOf("cloudfront-js-1.0", "cloudfront-js-2.0")),
});

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html */
export const originAccessControlRules = shape({
  description: text({ max: 256 }),
  name: text({ min: 1, max: 64 }),
  originAccessControlOriginType: required(oneOf("lambda", "mediapackagev2", "mediastore", "s3")),
  signingBehavior: required(oneOf("always", "never", "no-override")),
  signingProtocol: required(oneOf("sigv4")),
});

/**
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html
 * https://docs.aws.amazon.com/general/latest/gr/cf_region.html for the lengths of names and values of headers
 * UNVERIFIED: the format of a policy's name, and that a Content-Security-Policy has the same limit as other values.
 */
export const responseHeadersRules = shape(
  {
    comment: text({ max: 128 }),
    customHeadersConfig: object(
      shape({
        items: objects(
          shape({
            header: required(
              text({
                min: 1,
                max: 256,
                pattern: /^[\w!#$%&'*+.^`|~-]+$/,
                like: "the name of a header",
              }),
            ),
            override,
            value: required(text({ max: 1783 })),
          }),
        ),
      }),
    ),
    name: text({ min: 1, max: 128, pattern: /^[\w.-]+$/, like: 'letters, digits, and "_.-"' }),
    securityHeadersConfig: object(
      shape({
        contentSecurityPolicy: object(
          shape({ contentSecurityPolicy: required(text({ min: 1, max: 1783 })), override }),
        ),
        contentTypeOptions: object(shape({ override })),
        frameOptions: object(
          shape({ frameOption: required(oneOf("DENY", "SAMEORIGIN")), override }),
        ),
        referrerPolicy: object(
          shape({
            override,
            referrerPolicy: required(
              oneOf(
                "no-referrer",
                "no-referrer-when-downgrade",
                "origin",
                "origin-when-cross-origin",
                "same-origin",
                "strict-origin",
                "strict-origin-when-cross-origin",
                "unsafe-url",
              ),
            ),
          }),
        ),
        strictTransportSecurity: object(
          shape({
            accessControlMaxAgeSec: required(whole(0, 2_147_483_647)),
            includeSubdomains: flag(),
            override,
            preload: flag(),
          }),
        ),
        xssProtection: object(
          shape({
            modeBlock: flag(),
            override,
            protection: required(flag()),
            reportUri: text({ min: 1 }),
          }),
        ),
      }),
    ),
  },
  atLeastOne("customHeadersConfig", "securityHeadersConfig"),
);

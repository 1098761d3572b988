import { type Fact, fact } from "../../../../fidelity/fact";

const GUIDE = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide";
const EVENTS = `${GUIDE}/functions-event-structure.html`;
const RESTRICTIONS = `${GUIDE}/edge-function-restrictions-all.html`;
const CUSTOM_ORIGINS = `${GUIDE}/RequestAndResponseBehaviorCustomOrigin.html`;
const RUNTIME = `${GUIDE}/functions-javascript-runtime-20.html`;

const cloudFront = (feature: string, source: string, more?: Partial<Fact>): Fact =>
  fact("CloudFront", feature, source, more);

/** The facts that tests compare with CloudFront. */
export const facts = {
  requestEvent: cloudFront("function event of a viewer request", EVENTS),
  responseEvent: cloudFront("function event of a viewer response", EVENTS, {
    unverified: "that its request is the one a viewer-request function returned",
  }),
  multiValue: cloudFront("several values of one name", EVENTS),
  generated: cloudFront("response that a function makes", EVENTS),
  statusAndBody: cloudFront("status, body and cookies that a function sets", EVENTS),
  disallowed: cloudFront("headers that functions neither see nor add", RESTRICTIONS),
  readOnly: cloudFront("headers that functions must not change", RESTRICTIONS, {
    unverified: "that they may not be removed",
  }),
  lowerCase: cloudFront("names of headers that a function returns", EVENTS, {
    unverified: "the status",
  }),
  uri: cloudFront("path and query string that a function returns", `${RESTRICTIONS} ${EVENTS}`),
  errorStatuses: cloudFront("no function on a response of 400 or more", RESTRICTIONS),
  failure: cloudFront(
    "function that throws, or never ends",
    `${GUIDE}/troubleshooting-response-errors.html`,
    { unverified: "the text of the page" },
  ),
  runtime: cloudFront("runtime cloudfront-js-2.0: what is missing", RUNTIME, {
    unverified: "syntax that the page does not name either way",
  }),
  size: cloudFront("size of a function", `${GUIDE}/cloudfront-limits.html`),
  patterns: cloudFront(
    "path patterns, first match",
    `${GUIDE}/DownloadDistValuesCacheBehavior.html`,
  ),
  originPolicies: cloudFront(
    "managed origin request policies",
    `${GUIDE}/using-managed-origin-request-policies.html`,
  ),
  originHeaders: cloudFront("X-Forwarded-For and custom headers of an origin", CUSTOM_ORIGINS),
  methods: cloudFront("methods of a behavior, and bodies of GET", CUSTOM_ORIGINS),
  errors: cloudFront("errors of an origin, and their pages", `${GUIDE}/HTTPStatusCodes.html`),
} as const;

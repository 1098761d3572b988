import {
  exactlyOne,
  list,
  object,
  objects,
  oneOf,
  required,
  shape,
  text,
} from "../../../core/rules";
import { byPriority, namedPart, nothing, priority } from "./common";

const oversizeHandling = oneOf("CONTINUE", "MATCH", "NO_MATCH");
const matchScope = required(oneOf("ALL", "KEY", "VALUE"));
const fallbackBehavior = oneOf("MATCH", "NO_MATCH");
const fingerprint = object(shape({ fallbackBehavior: required(fallbackBehavior) }));

function names(max: number) {
  return list(text({ min: 1, max }), { min: 1, max: 199 });
}

const FIELDS = {
  allQueryArguments: nothing,
  body: object(shape({ oversizeHandling })),
  cookies: object(
    shape({
      matchPatterns: required(
        objects(
          shape(
            { all: nothing, excludedCookies: names(60), includedCookies: names(60) },
            exactlyOne("all", "excludedCookies", "includedCookies"),
          ),
          { min: 1, max: 1 },
        ),
      ),
      matchScope,
      oversizeHandling: required(oversizeHandling),
    }),
  ),
  headerOrders: objects(shape({ oversizeHandling: required(oversizeHandling) }), { max: 1 }),
  headers: objects(
    shape({
      matchPattern: required(
        object(
          shape(
            { all: nothing, excludedHeaders: names(64), includedHeaders: names(64) },
            exactlyOne("all", "excludedHeaders", "includedHeaders"),
          ),
        ),
      ),
      matchScope,
      oversizeHandling: required(oversizeHandling),
    }),
    { max: 1 },
  ),
  ja3Fingerprint: fingerprint,
  ja4Fingerprint: fingerprint,
  jsonBody: object(
    shape({
      invalidFallbackBehavior: oneOf("MATCH", "NO_MATCH", "EVALUATE_AS_STRING"),
      matchPattern: required(
        object(
          shape(
            {
              all: nothing,
              includedPaths: list(
                text({
                  min: 1,
                  max: 512,
                  pattern: /^(\/|(\/(([^~])|(~[01]))+))$/,
                  like: 'a JSON pointer, such as "/a/b"',
                }),
                { min: 1 },
              ),
            },
            exactlyOne("all", "includedPaths"),
          ),
        ),
      ),
      matchScope,
      oversizeHandling,
    }),
  ),
  method: nothing,
  queryString: nothing,
  singleHeader: namedPart(40),
  singleQueryArgument: namedPart(30),
  uriFragment: object(shape({ fallbackBehavior })),
  uriPath: nothing,
};

/** The part of a request that a statement inspects. */
export const fieldToMatch = object(shape(FIELDS, exactlyOne(...Object.keys(FIELDS))));

/** The transformations of that part before it is inspected. */
export const textTransformations = byPriority(
  shape({
    priority: required(priority),
    type: required(
      oneOf(
        "NONE",
        "COMPRESS_WHITE_SPACE",
        "HTML_ENTITY_DECODE",
        "LOWERCASE",
        "CMD_LINE",
        "URL_DECODE",
        "BASE64_DECODE",
        "HEX_DECODE",
        "MD5",
        "REPLACE_COMMENTS",
        "ESCAPE_SEQ_DECODE",
        "SQL_HEX_DECODE",
        "CSS_DECODE",
        "JS_DECODE",
        "NORMALIZE_PATH",
        "NORMALIZE_PATH_WIN",
        "REMOVE_NULLS",
        "REPLACE_NULLS",
        "BASE64_DECODE_EXT",
        "URL_DECODE_UNI",
        "UTF8_TO_UNICODE",
      ),
    ),
  }),
  { min: 1 },
);

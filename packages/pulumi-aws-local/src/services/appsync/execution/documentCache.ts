import { GraphQLError, parse, type DocumentNode, type GraphQLSchema } from "graphql";
import { BoundedMap } from "../../../core/boundedMap";
import { nestingOf } from "../../../core/nestingOf";
import { HttpError } from "../errors";
import { expandedSize } from "./expandedSize";
import type { WireError } from "./fieldErrors";
import { readOperations, type PreparedOperation } from "./preparedOperation";
import { validateDocument } from "./validateDocument";

/** AppSync's limit on the tokens of a document. */
const TOKENS = 15_000;

/** Levels that a document may nest: more would come near the depth of recursion that a parser can take. */
const NESTING = 500;

/** Selections that an operation may hold with its fragments written out: no more than it could have without any. */
const SELECTIONS = TOKENS;

/** Documents kept; together with the limit below at most about 32 MB of text. */
const DOCUMENTS = 1000;
const KEPT_LENGTH = 32_000;

/** A document that was read and found valid, with all that does not depend on variables. */
export interface PreparedDocument {
  document: DocumentNode;
  operations: readonly PreparedOperation[];
}

/** What a document came to: ready to run, or the errors of its validation. */
export type Preparation = PreparedDocument | { errors: WireError[] };

/** Parses and validates documents once and keeps the valid ones that were used last. */
export class DocumentCache {
  readonly #kept = new BoundedMap<string, PreparedDocument>(DOCUMENTS);

  constructor(
    readonly schema: GraphQLSchema,
    readonly options: { introspection: boolean },
  ) {}

  /** @throws HttpError when the text is not a GraphQL document, or too large a one. */
  prepare(text: string): Preparation {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const prepared = this.#read(text);
    if ("document" in prepared && text.length <= KEPT_LENGTH) this.#kept.set(text, prepared);
    return prepared;
  }

  #read(text: string): Preparation {
    if (nestingOf(text, NESTING, "GraphQL") > NESTING) {
      throw new HttpError(400, "BadRequestException", TOO_DEEP);
    }
    try {
      const document = parse(text, { maxTokens: TOKENS });
      const errors = validateDocument(this.schema, document, this.options);
      if (errors.length > 0) return { errors };
      if (expandedSize(document) > SELECTIONS) {
        throw new HttpError(400, "BadRequestException", TOO_WIDE);
      }
      return { document, operations: readOperations(this.schema, document) };
    } catch (error) {
      if (error instanceof RangeError) throw new HttpError(400, "BadRequestException", TOO_DEEP);
      if (error instanceof GraphQLError) throw unreadable(error);
      throw error;
    }
  }
}

// UNVERIFIED: the limit, and AppSync's own answer to a document nested beyond what a parser can follow.
const TOO_DEEP = "The GraphQL document is nested too deeply. Select fewer levels.";

// UNVERIFIED: the limit, and AppSync's own answer to fragments that multiply.
const TOO_WIDE = `The fragments of the GraphQL document select more than ${SELECTIONS} fields. Select fewer.`;

function unreadable({ message }: GraphQLError): HttpError {
  // UNVERIFIED: AppSync's words for a document beyond its limit of 15,000 tokens.
  return /more tha[nt] \d+ tokens/.test(message)
    ? new HttpError(
        400,
        "BadRequestException",
        `The GraphQL document has more than ${TOKENS} tokens.`,
      )
    : new HttpError(400, "MalformedHttpRequestException", "Unable to parse GraphQL query.");
}

import { GraphQLError, parse, type DocumentNode, type GraphQLSchema } from "graphql";
import { BoundedMap } from "../../../core/boundedMap";
import { nestingOf } from "../../../core/nestingOf";
import { HttpError } from "../errors";
import { expandedSize } from "./expandedSize";
import type { WireError } from "./fieldErrors";
import { readOperations, type PreparedOperation } from "./preparedOperation";
import { validateDocument } from "./validateDocument";

/** AppSync's limit for the tokens of a document. */
const TOKENS = 15_000;

/** Maximum nesting depth of a document: a much deeper one exceeds a parser's recursion limit. */
const NESTING = 500;

/**
 * Maximum number of selections of an operation with its fragments expanded: the same as for an operation without
 * fragments.
 */
const SELECTIONS = TOKENS;

/** Number of cached documents; with the length limit below at most about 32 MB of text. */
const DOCUMENTS = 1000;
const KEPT_LENGTH = 32_000;

/** A parsed and valid document, with everything derived from it that does not depend on variables. */
export interface PreparedDocument {
  document: DocumentNode;
  operations: readonly PreparedOperation[];
}

/** The result for a document: ready to run, or its validation errors. */
export type Preparation = PreparedDocument | { errors: WireError[] };

/** Parses and validates documents once, and caches the valid documents that were used most recently. */
export class DocumentCache {
  readonly #kept = new BoundedMap<string, PreparedDocument>(DOCUMENTS);

  constructor(
    readonly schema: GraphQLSchema,
    readonly options: { introspection: boolean },
  ) {}

  /** @throws HttpError if the text is not a GraphQL document, or is too large */
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

// UNVERIFIED: the limit, and AppSync's own response to a document that is nested too deeply for a parser.
const TOO_DEEP = "The GraphQL document is nested too deeply. Select fewer levels.";

// UNVERIFIED: the limit, and AppSync's own response to fragments that multiply.
const TOO_WIDE = `The fragments of the GraphQL document select more than ${SELECTIONS} fields. Select fewer.`;

function unreadable({ message }: GraphQLError): HttpError {
  // UNVERIFIED: AppSync's message for a document above its limit of 15,000 tokens.
  return /more tha[nt] \d+ tokens/.test(message)
    ? new HttpError(
        400,
        "BadRequestException",
        `The GraphQL document has more than ${TOKENS} tokens.`,
      )
    : new HttpError(400, "MalformedHttpRequestException", "Unable to parse GraphQL query.");
}

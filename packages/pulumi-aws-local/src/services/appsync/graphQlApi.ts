import { isDeepStrictEqual } from "node:util";
import { isObjectType, type GraphQLSchema } from "graphql";
import { AwsError } from "../../core/awsError";
import type { ApiDefinition, DataSourceDefinition } from "./apiDefinition";
import { DocumentCache } from "./execution/documentCache";
import { fieldResolver } from "./execution/fieldResolver";
import { fieldSlot, type FieldSlot } from "./execution/fieldSlot";
import type { ResolverFunction } from "./resolverFunction";
import { buildApiSchema } from "./schema/buildApiSchema";
import { missingField } from "./schema/missingField";

/** All parts of an API that a running request reads. It is replaced as a whole and never modified. */
interface LiveSchema {
  schema: GraphQLSchema;
  documents: DocumentCache;
  /** Key: "Type.field". */
  slots: ReadonlyMap<string, FieldSlot>;
}

/**
 * A GraphQL API: its definition, schema, data sources, functions and resolvers. Each can be replaced at any time;
 * requests in progress keep the previous version.
 */
export class GraphQlApi {
  definition: ApiDefinition;
  readonly dataSources = new Map<string, DataSourceDefinition>();
  /** By function id. */
  readonly functions = new Map<string, ResolverFunction>();
  #schemaText: string;
  #live: LiveSchema;

  /** @param schemaText a schema that checkApiSchema accepts, or accepted when it was deployed */
  constructor(definition: ApiDefinition, schemaText: string) {
    this.definition = definition;
    this.#schemaText = schemaText;
    this.#live = buildLiveSchema(definition, schemaText, new Map());
  }

  get schema(): GraphQLSchema {
    return this.#live.schema;
  }

  get documents(): DocumentCache {
    return this.#live.documents;
  }

  /** Replaces the definition and the schema. Resolvers stay attached to fields that still exist. */
  update(definition: ApiDefinition, schemaText: string): void {
    const isSame =
      this.#schemaText === schemaText && isDeepStrictEqual(this.definition, definition);
    if (isSame) return;
    this.#live = buildLiveSchema(definition, schemaText, this.#live.slots);
    this.definition = definition;
    this.#schemaText = schemaText;
  }

  /** A copy that can be modified while this one is served. */
  fork(): GraphQlApi {
    const copy = new GraphQlApi(this.definition, this.#schemaText);
    for (const [name, dataSource] of this.dataSources) copy.dataSources.set(name, dataSource);
    for (const [id, step] of this.functions) copy.functions.set(id, step);
    for (const [name, { resolver }] of this.#live.slots) {
      copy.#live.slots.get(name)!.resolver = resolver;
    }
    return copy;
  }

  /**
   * The entry of a field in the schema.
   * @throws AwsError NotFoundException if there is none
   */
  slot(type: string, field: string): FieldSlot {
    const slot = this.#live.slots.get(`${type}.${field}`);
    if (slot !== undefined) return slot;
    throw missingField(this.schema, type, field);
  }

  /** Removes the resolver of a field, if the field still exists. */
  detach(type: string, field: string): void {
    const slot = this.#live.slots.get(`${type}.${field}`);
    if (slot !== undefined) slot.resolver = undefined;
  }

  /** @throws AwsError NotFoundException if the API has no data source of this name */
  dataSource(name: string): DataSourceDefinition {
    const found = this.dataSources.get(name);
    if (found !== undefined) return found;
    throw new AwsError("NotFoundException", `No data source found named ${name}`, 404);
  }

  /** @throws AwsError NotFoundException if the API has no function of this id */
  function(functionId: string): ResolverFunction {
    const found = this.functions.get(functionId);
    if (found !== undefined) return found;
    throw new AwsError("NotFoundException", `No function found with id ${functionId}`, 404);
  }
}

function buildLiveSchema(
  definition: ApiDefinition,
  text: string,
  previous: ReadonlyMap<string, FieldSlot>,
): LiveSchema {
  const schema = buildApiSchema(text);
  const [main, ...others] = definition.providers;
  const rules = {
    defaultMode: main!.type,
    hasAdditionalModes: others.length > 0,
    ...(main!.userPool && { userPool: main!.userPool }),
  };
  const slots = new Map<string, FieldSlot>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const slot = fieldSlot(type, field, rules);
      slot.resolver = previous.get(name)?.resolver;
      field.resolve = fieldResolver(slot);
      slots.set(name, slot);
    }
  }
  const documents = new DocumentCache(schema, { introspection: definition.introspection });
  return { schema, documents, slots };
}

import type {
  ResourceHandler,
  ResourceRequest,
  ResourceState,
} from "../../../core/resourceHandler";
import type { Services } from "../../../core/services";
import { hasUnknown, UNKNOWN } from "../../../core/unknown";
import { apiKeyRules } from "./rules";
import type { AppSync } from "../service";
import { newApiKey, readExpires, showExpires } from "../apiKeys/apiKey";
import type { ApiKeyRecord } from "../apiKeys/apiKeyStore";
import { GRAPHQL_API } from "./graphQlApi";
import { apiOf } from "./inputs";

const DEFAULT_DESCRIPTION = "Managed by Pulumi";

type Needs = Pick<Services, "clock" | "region"> & { appSync: AppSync };

/** aws:appsync/apiKey:ApiKey. As in the provider, removing `expires` from a program changes nothing. */
export const apiKeyHandler: ResourceHandler<Needs> = {
  rules: apiKeyRules,
  real: ["apiId", "description", "expires"],
  replaceOn: ["apiId"],
  keeps: ["expires"],
  secretOutputs: ["key"],
  importing: { form: "apiId:key" },
  recordFirst: true,
  idFor: (request) =>
    hasUnknown(request.inputs["apiId"])
      ? UNKNOWN
      : `${request.inputs["apiId"]}:${newApiKey(request)}`,

  check({ inputs, previous }, { clock }) {
    const { expires } = inputs;
    if (hasUnknown(expires) || (previous !== undefined && expires === previous.inputs["expires"]))
      return;
    readExpires(expires, clock.now());
  },

  async create(request, services) {
    const { inputs } = request;
    const { apiKeys } = services.appSync;
    const apiId = apiOf(inputs, services).definition.id;
    const id = newApiKey(request);
    const known = apiKeys.find(apiId, id);
    const key = known ?? {
      apiId,
      id,
      description: descriptionOf(request),
      expires: readExpires(inputs["expires"], services.clock.now()),
    };
    if (known === undefined) apiKeys.put(key);
    return toState(key, services.region);
  },

  async update(request, { appSync: { apiKeys }, clock, region }) {
    const { inputs, previous, changes } = request;
    const { apiId, id } = idsOf(previous.id);
    const known = apiKeys.find(apiId, id)!;
    const isChanged = changes.includes("expires") && inputs["expires"] !== undefined;
    const expires = isChanged ? readExpires(inputs["expires"], clock.now()) : known.expires;
    const key = { apiId, id, description: descriptionOf(request), expires };
    apiKeys.put(key);
    return toState(key, region);
  },

  async read(id, { appSync }) {
    const { apiId, id: keyId } = idsOf(id);
    const key = appSync.apiKeys.find(apiId, keyId);
    return key && { inputs: { apiId } };
  },

  within: ({ apiId }) => [{ type: GRAPHQL_API, id: apiId }],

  async delete(id, _outputs, { appSync }) {
    const ids = idsOf(id);
    appSync.apiKeys.delete(ids.apiId, ids.id);
  },
};

function descriptionOf({ inputs }: ResourceRequest): string {
  return inputs["description"] ?? DEFAULT_DESCRIPTION;
}

/** The parts of "apiId:keyId". */
function idsOf(resourceId: string): { apiId: string; id: string } {
  const [apiId = "", id = ""] = resourceId.split(":");
  return { apiId, id };
}

function toState({ apiId, id, description, expires }: ApiKeyRecord, region: string): ResourceState {
  return {
    id: `${apiId}:${id}`,
    outputs: {
      apiId,
      apiKeyId: id,
      description,
      expires: showExpires(expires),
      key: id,
      region,
    },
  };
}

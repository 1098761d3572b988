import { charactersOf } from "../../../core/physicalName";
import { written, type ResourceHandler } from "../../../core/resourceHandler";
import { apiOf, compileInput, hasKnownCode } from "./inputs";
import type { Services } from "../../../core/services";
import { functionRules } from "./rules";
import type { AppSync } from "../service";

type Needs = Pick<Services, "clock" | "region"> & { appSync: AppSync };

/** aws:appsync/function:Function, a pipeline function. */
export const functionHandler: ResourceHandler<Needs> = {
  rules: functionRules,
  real: ["apiId", "name", "dataSource", "code", "runtime"],
  accepted: ["description", "maxBatchSize", "functionVersion", "region"],
  check({ inputs, name }, services) {
    if (hasKnownCode(inputs)) compileInput(`Function ${inputs["name"] ?? name}`, inputs, services);
  },
  inMemory: true,
  replaceOn: ["apiId"],
  importing: { form: "apiId-functionId" },
  ...written<Needs>(async (request, services) => {
    const { inputs, name: logicalName, previous } = request;
    const api = apiOf(inputs, services);
    const name = inputs["name"] ?? logicalName;
    const functionId: string =
      previous?.outputs["functionId"] ?? charactersOf(request, ID_CHARACTERS, 26);
    const arn = `${api.definition.arn}/functions/${functionId}`;
    const dataSourceName = api.dataSource(inputs["dataSource"]).name;
    const code = compileInput(`Function ${name}`, inputs, services);
    api.functions.set(functionId, { arn, name, code, dataSourceName });
    return {
      id: `${api.definition.id}-${functionId}`,
      outputs: {
        ...inputs,
        name,
        arn,
        functionId,
        functionVersion: "2018-05-29",
        region: services.region,
      },
    };
  }),
  async delete(_id, { apiId, functionId }, { appSync }) {
    const api = appSync.staging.declared;
    if (api?.definition.id === apiId) api!.functions.delete(functionId);
  },
};

const ID_CHARACTERS = "abcdefghijklmnopqrstuvwxyz234567";

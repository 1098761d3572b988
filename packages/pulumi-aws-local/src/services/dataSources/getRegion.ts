import { VisibleError } from "../../core/visibleError";
import { TEXT } from "./checkArguments";
import { regionOf, type DataSource } from "./dataSource";
import { findRegion, findRegionByEndpoint } from "./regions";

/**
 * The region of the provider, or the one in the arguments. `id` has no effect, as in the provider.
 * https://www.pulumi.com/registry/packages/aws/api-docs/getregion/
 */
export const getRegion: DataSource = {
  args: { endpoint: TEXT, id: TEXT, name: TEXT, region: TEXT },
  results: ["description", "endpoint", "id", "name", "region"],
  read({ endpoint, name, region }, context) {
    const byEndpoint = endpoint === undefined ? undefined : findRegionByEndpoint(endpoint);
    const wanted: string | undefined = region ?? name;
    const byName = wanted ? findRegion(wanted) : undefined;
    if (byEndpoint && byName && byEndpoint.name !== byName.name) {
      throw new VisibleError(
        `"${endpoint}" is the endpoint of "${byEndpoint.name}", not of "${byName.name}"`,
      );
    }
    const found = byName ?? byEndpoint ?? findRegion(regionOf(context));
    const { name: id, description } = found;
    return { description, endpoint: found.endpoint, id, name: id, region: id };
  },
};

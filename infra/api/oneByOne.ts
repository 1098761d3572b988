import type * as pulumi from "@pulumi/pulumi";

/**
 * Orders resources of which AWS takes one change at a time: each waits for the one before. AppSync refuses a change of an
 * API's schema, data sources or functions while another is under way (ConcurrentModificationException:
 * docs.aws.amazon.com/appsync/latest/APIReference/API_CreateFunction.html), and the provider repeats those of
 * resolvers only.
 */
export class OneByOne {
  #last: pulumi.Resource;

  constructor(first: pulumi.Resource) {
    this.#last = first;
  }

  /** The resource that all others come before. */
  get last(): pulumi.Resource {
    return this.#last;
  }

  /** Creates the next resource, with the options that make it wait. */
  next<T extends pulumi.Resource>(
    opts: pulumi.CustomResourceOptions,
    create: (opts: pulumi.CustomResourceOptions) => T,
  ): T {
    const resource = create({ ...opts, dependsOn: this.#last });
    this.#last = resource;
    return resource;
  }
}

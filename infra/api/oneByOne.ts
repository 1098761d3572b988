import type * as pulumi from "@pulumi/pulumi";

/**
 * Serializes the creation and change of resources: each depends on the one before. AppSync rejects
 * a change of an API's schema, data sources or functions while another is in progress
 * (ConcurrentModificationException:
 * docs.aws.amazon.com/appsync/latest/APIReference/API_CreateFunction.html). The provider retries
 * this error for resolvers only.
 */
export class OneByOne {
  #last: pulumi.Resource;

  constructor(first: pulumi.Resource) {
    this.#last = first;
  }

  /** The last resource of the sequence. */
  get last(): pulumi.Resource {
    return this.#last;
  }

  /**
   * Creates the next resource. It passes the options that make the resource wait for the one
   * before.
   */
  next<T extends pulumi.Resource>(
    opts: pulumi.CustomResourceOptions,
    create: (opts: pulumi.CustomResourceOptions) => T,
  ): T {
    const resource = create({ ...opts, dependsOn: this.#last });
    this.#last = resource;
    return resource;
  }
}

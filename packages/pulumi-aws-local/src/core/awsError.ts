/** An error as AWS returns it: `code` is its name on the wire, `message` is AWS's own text. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number = 400,
    /** Further members of the wire shape, such as CancellationReasons. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }
}

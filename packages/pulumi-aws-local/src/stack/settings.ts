/** Settings of a stack. */
export interface StackSettings {
  /** Folder of the program, which contains Pulumi.yaml. */
  projectDir: string;
  /** Name of the stack, e.g. "dev". */
  stack: string;
  /** 0: any free port. */
  port: number;
  /** Folder that stores all state. */
  data: string;
  /** Empties the data folder first. */
  reset: boolean;
  /** Settings by key that override those of the stack, as `pulumi up --config` does. */
  config: Record<string, string>;
  /** Shortens the lifetime of access and ID tokens, in seconds. */
  accessTokenSeconds?: number;
  /** Allows HTTP data sources to call hosts outside this machine. */
  allowExternalHttp: boolean;
  /** Applies saved files to the running stack. */
  watch: boolean;
  /** Allows deployments to delete data with resources that leave the program or are replaced. */
  allowDataLoss: boolean;
}

/** How a stack is to run. */
export interface StackSettings {
  /** Folder of the program: the one that holds Pulumi.yaml. */
  projectDir: string;
  /** Name of the stack, e.g. "dev". */
  stack: string;
  /** 0: any free one. */
  port: number;
  /** Folder that keeps all state. */
  data: string;
  /** The data folder is emptied first. */
  reset: boolean;
  /** Settings by key that replace the stack's, as `pulumi up --config` takes them. */
  config: Record<string, string>;
  /** Shortens access and ID tokens, in seconds. */
  accessTokenSeconds?: number;
  /** HTTP data sources may reach hosts outside this machine. */
  allowExternalHttp: boolean;
  /** Saved files are applied to the running stack. */
  watch: boolean;
  /** Data may be deleted with resources that leave the program or are replaced. */
  allowDataLoss: boolean;
}

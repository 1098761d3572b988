/** Settings of an emulator for Pulumi's own engine. */
export interface ServeSettings {
  /** 0: any free port. */
  port: number;
  /** Port of the resource provider; 0: any free port. */
  providerPort: number;
  /** Folder that stores all state. */
  data: string;
  /** Empties the data folder first. */
  reset: boolean;
  /** Undefined: the region of the folder, otherwise that of the first deployment. */
  region?: string;
  /** Shortens the lifetime of access and ID tokens, in seconds. */
  accessTokenSeconds?: number;
  /** Allows HTTP data sources to call hosts outside this machine. */
  allowExternalHttp: boolean;
}

/** How the emulator is to run for Pulumi's own engine. */
export interface ServeSettings {
  /** 0: any free one. */
  port: number;
  /** Port of the resource provider; 0: any free one. */
  providerPort: number;
  /** Folder that keeps all state. */
  data: string;
  /** The data folder is emptied first. */
  reset: boolean;
  /** Undefined: that of the folder, else that of the first deployment. */
  region?: string;
  /** Shortens access and ID tokens, in seconds. */
  accessTokenSeconds?: number;
  /** HTTP data sources may reach hosts outside this machine. */
  allowExternalHttp: boolean;
}

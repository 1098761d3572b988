import type { DataSourceDefinition } from "../../apiDefinition";

/** An HTTP data source as the program declares it. */
export type HttpSource = Extract<DataSourceDefinition, { type: "HTTP" }>;

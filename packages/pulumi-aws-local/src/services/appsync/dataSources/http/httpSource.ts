import type { DataSourceDefinition } from "../../apiDefinition";

/** An HTTP data source that the program declares. */
export type HttpSource = Extract<DataSourceDefinition, { type: "HTTP" }>;

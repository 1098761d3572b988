/** What the rest of the emulator uses of the data sources. */
export type { DataSourceContext } from "./dataSource";
export { dataSources } from "./dataSources";
export { readDataSource } from "./readDataSource";

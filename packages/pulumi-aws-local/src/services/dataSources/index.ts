/** The public API of the data sources for the rest of the emulator. */
export type { DataSourceContext } from "./dataSource";
export { dataSources } from "./dataSources";
export { readDataSource } from "./readDataSource";

/** What the rest of the emulator uses of this service. */
export type { DataSourceContext } from "./dataSource";
export { readDataSource } from "./readDataSource";

export * from "./collections";
export * from "./documents";
export * from "./rule";
export * from "./together";
export * from "./values";
export * from "./names";
export * from "./resourcePolicy";

"use strict";
// The import rules of this repository. `npm run lint` checks them. Type imports count:
// `tsPreCompilationDeps`.
const src = "^packages/pulumi-aws-local/src";

/**
 * The folders of the emulator, lowest first: each may import its own layer and the layers before
 * it.
 */
const layers = [
  { names: ["core"], advice: "Move what core needs to core, or declare a port in core/ports." },
  { names: ["services"], advice: "Declare a port in core/ports that the stack implements." },
  {
    names: ["program", "provider", "server", "data"],
    advice: "Pass it in from the stack, or move what both need to core.",
  },
  { names: ["stack"], advice: "Hand it to the stack from cli, as an option." },
  {
    names: ["cli", "watch", "workbench", "testing"],
    advice: "Only other packages import src/index.ts.",
  },
  {
    names: ["createPlan", "createStack", "supported"],
    advice: "Only other packages import src/index.ts.",
  },
];

const pathOf = (names) => `${src}/(${names.join("|")})(/|\\.ts$)`;

const layerRules = layers.map(({ names, advice }, at) => ({
  name: `${names.join("-")}-imports-no-higher-layer`,
  comment: advice,
  severity: "error",
  from: { path: pathOf(names) },
  to: { path: src, pathNot: pathOf(layers.slice(0, at + 1).flatMap((layer) => layer.names)) },
}));

module.exports = {
  forbidden: [
    {
      name: "no-circle",
      comment: "Move what both files need to a third one, or pass it in as a parameter.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    ...layerRules,
    {
      name: "services-meet-through-ports",
      comment: "Add the member that you need to the other service's port in src/core/ports.",
      severity: "error",
      from: { path: `${src}/services/([^/]+)/` },
      to: { path: `${src}/services/`, pathNot: `${src}/services/$1/` },
    },
    {
      name: "service-index",
      comment: "Import the service's index.ts, and export there what you need.",
      severity: "error",
      from: { path: src, pathNot: `${src}/services/[^/]+/` },
      to: { path: `${src}/services/[^/]+/`, pathNot: `${src}/services/[^/]+/index\\.ts$` },
    },
    {
      name: "store-imports-no-emulator",
      comment: "The store's program is deployed without the emulator: copy or move what it needs.",
      severity: "error",
      from: { path: "^(index\\.ts$|infra/|resolvers/|web/)" },
      to: { path: "^packages/" },
    },
    {
      name: "emulator-imports-no-store",
      comment: "The emulator runs any program: take it as an option, or move it to the package.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^(index\\.ts$|infra/|resolvers/|web/|test/|tools/|docs/|bench/)" },
    },
    {
      name: "emulator-imports-no-tests",
      comment: "Move what the emulator needs to src.",
      severity: "error",
      from: { path: src },
      to: { path: "^packages/[^/]+/test/" },
    },
    {
      name: "tests-import-public-api",
      comment: "Start a stack with createStack of packages/pulumi-aws-local/src/index.ts.",
      severity: "error",
      from: { path: "^(test|bench|docs|tools)/" },
      to: {
        path: "^packages/pulumi-aws-local/",
        pathNot: "^packages/pulumi-aws-local/((src/)?index\\.(ts|cjs)|bin/.*|package\\.json)$",
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/generated/" },
    enhancedResolveOptions: {
      extensions: [".ts", ".js", ".cjs", ".mjs", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};

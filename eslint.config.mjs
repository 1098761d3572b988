import appsync from "@aws-appsync/eslint-plugin";
import tseslint from "typescript-eslint";

const everywhere = ["**/*.ts", "**/*.cjs", "**/*.mjs", "**/*.js"];

export default tseslint.config(
  {
    ignores: [
      "**/generated/**",
      "**/node_modules/**",
      "**/.local/**",
      "**/.local-pulumi/**",
      "**/dist/**",
      "packages/*/build/**",
      "test/output/**",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: everywhere, extends: [...tseslint.configs.recommended] },
  {
    files: everywhere,
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      // Heavy modules are required late, so that the stack starts fast.
      "@typescript-eslint/no-require-imports": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "off",
      "prefer-const": "error",
    },
  },
  {
    files: ["index.ts", "infra/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          name: "@pulumi/aws",
          message: "Import infra/shared/aws.ts: all of @pulumi/aws loads slowly.",
        },
      ],
    },
  },
  // index.ts composes components and exports outputs; logic belongs in infra/.
  {
    files: ["index.ts"],
    rules: {
      "max-lines": ["error", 60],
      "no-restricted-syntax": [
        "error",
        ...[
          "Program > :not(ImportDeclaration, ExportNamedDeclaration, VariableDeclaration, ExpressionStatement)",
          ":matches(ConditionalExpression, LogicalExpression, ChainExpression)",
          ":function",
        ].map((selector) => ({ selector, message: "index.ts has no logic: move it to infra/." })),
      ],
    },
  },
  // Data from the wire and the inputs of resources are untyped; `any` marks them.
  {
    files: ["packages/**/*.ts", "test/**/*.ts", "bench/**/*.ts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  // Type-aware checks for features that AppSync's JavaScript lacks.
  {
    files: ["resolvers/**/*.ts"],
    ...appsync.configs.recommended,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: "./resolvers/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
  },
  { files: ["packages/*/examples/**/resolvers/*.js"], ...appsync.configs.base },
  // CloudFront calls the handler; ownPage.js holds the code that both functions share.
  {
    files: ["infra/site/edge/*.js"],
    languageOptions: { sourceType: "script" },
    rules: { "@typescript-eslint/no-unused-vars": "off" },
  },
);

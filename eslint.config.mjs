import appsync from "@aws-appsync/eslint-plugin";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

const everywhere = ["**/*.ts", "**/*.cjs", "**/*.mjs", "**/*.js"];

export default tseslint.config(
  {
    ignores: [
      "**/generated/**",
      "**/node_modules/**",
      "**/.local/**",
      "**/dist/**",
      "test/output/**",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: everywhere, extends: [...tseslint.configs.recommended] },
  {
    files: everywhere,
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".js", ".cjs", ".mjs"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
      "import-x/resolver-next": [
        createNodeResolver({ extensions: [".ts", ".js", ".cjs", ".json"] }),
      ],
    },
    rules: {
      "import-x/no-cycle": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "no-console": "off",
      "prefer-const": "error",
    },
  },
  { files: ["**/*.cjs", "**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  // What AppSync's JavaScript lacks, found by types.
  {
    files: ["resolvers/**/*.ts"],
    ...appsync.configs.recommended,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: "./resolvers/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
  },
);

/**
 * GraphiQL's complete build, which does not need the packages that it consists of: they would increase the installation
 * by 90 MB. Declares the parts that this page uses.
 * https://github.com/graphql/graphiql/blob/graphiql%404.1.2/packages/graphiql/src/cdn.ts
 */
declare module "graphiql-bundle" {
  import type { buildClientSchema, GraphQLSchema } from "graphql";
  import type { FC, ReactNode } from "react";

  interface GraphiQLProps {
    fetcher: (...args: never[]) => unknown;
    schema: GraphQLSchema;
    defaultEditorToolsVisibility?: boolean | "variables" | "headers";
    isHeadersEditorEnabled?: boolean;
    shouldPersistHeaders?: boolean;
    forcedTheme?: "light" | "dark" | "system";
    defaultQuery?: string;
    children?: ReactNode;
  }

  interface Editor {
    setValue(text: string): void;
    getInputField(): HTMLElement;
  }

  interface EditorContext {
    addTab(): void;
    activeTabIndex: number;
    queryEditor: Editor | null;
    variableEditor: Editor | null;
    responseEditor: Editor | null;
  }

  const GraphiQL: FC<GraphiQLProps> & {
    Logo: FC<{ children?: ReactNode }>;
    Toolbar: FC<{
      children?: FC<{ prettify: ReactNode; copy: ReactNode; merge: ReactNode }>;
    }>;
    GraphQL: { buildClientSchema: typeof buildClientSchema };
    React: { useEditorContext(options: { nonNull: true }): EditorContext };
  };
  export default GraphiQL;
}

import GraphiQL from "graphiql-bundle";
import { useEffect, useRef } from "react";

/** What a tab begins with. */
interface TabContents {
  query: string;
  variables: string;
}

/**
 * The way into GraphiQL from outside: a component that is part of it and shows nothing, and `open`, which fills a new tab once
 * the component is there.
 */
export function createTabOpener(): { Opener: () => null; open(contents: TabContents): void } {
  let openTab: ((contents: TabContents) => void) | undefined;
  const Opener = (): null => {
    const { addTab, activeTabIndex, ...editors } = GraphiQL.React.useEditorContext({
      nonNull: true,
    });
    const { queryEditor, variableEditor, responseEditor } = editors;
    const wanted = useRef<TabContents>(undefined);
    useEffect(() => {
      openTab = (contents) => {
        wanted.current = contents;
        addTab();
      };
    }, [addTab]);
    // The new tab takes the editors over first, and those are loaded late.
    useEffect(() => {
      const contents = wanted.current;
      if (contents === undefined || queryEditor === null || variableEditor === null) return;
      wanted.current = undefined;
      queryEditor.setValue(contents.query);
      variableEditor.setValue(contents.variables);
    }, [activeTabIndex, queryEditor, variableEditor]);
    // GraphiQL leaves its editors without names.
    useEffect(() => {
      queryEditor?.getInputField().setAttribute("aria-label", "Operation");
      variableEditor?.getInputField().setAttribute("aria-label", "Variables");
      responseEditor?.getInputField().setAttribute("aria-label", "Answer");
    }, [queryEditor, variableEditor, responseEditor]);
    return null;
  };
  return { Opener, open: (contents) => openTab?.(contents) };
}

import GraphiQL from "graphiql-bundle";
import { useEffect, useRef } from "react";

/** The initial contents of a tab. */
interface TabContents {
  query: string;
  variables: string;
}

/**
 * Gives external code access to GraphiQL: a component inside GraphiQL that renders nothing, and `open`, which fills a
 * new tab when the component is mounted.
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
      // After the event: within it, React would add the tab before pending changes of other tabs, and initialize it
      // again after them.
      openTab = (contents) =>
        void setTimeout(() => {
          wanted.current = contents;
          addTab();
        });
    }, [addTab]);
    // The new tab first initializes the editors, which are loaded late.
    useEffect(() => {
      const contents = wanted.current;
      if (contents === undefined || queryEditor === null || variableEditor === null) return;
      wanted.current = undefined;
      queryEditor.setValue(contents.query);
      variableEditor.setValue(contents.variables);
    }, [activeTabIndex, queryEditor, variableEditor]);
    // GraphiQL's editors have no accessible names.
    useEffect(() => {
      queryEditor?.getInputField().setAttribute("aria-label", "Operation");
      variableEditor?.getInputField().setAttribute("aria-label", "Variables");
      responseEditor?.getInputField().setAttribute("aria-label", "Answer");
    }, [queryEditor, variableEditor, responseEditor]);
    return null;
  };
  return { Opener, open: (contents) => openTab?.(contents) };
}

import { useEditorContext } from "@graphiql/react";
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
    const { addTab, activeTabIndex, queryEditor, variableEditor } = useEditorContext({
      nonNull: true,
    });
    const wanted = useRef<TabContents>(undefined);
    useEffect(() => {
      openTab = (contents) => {
        wanted.current = contents;
        addTab();
      };
    }, [addTab]);
    // The new tab takes the editors over first.
    useEffect(() => {
      const contents = wanted.current;
      if (contents === undefined) return;
      wanted.current = undefined;
      queryEditor?.setValue(contents.query);
      variableEditor?.setValue(contents.variables);
    }, [activeTabIndex, queryEditor, variableEditor]);
    return null;
  };
  return { Opener, open: (contents) => openTab?.(contents) };
}

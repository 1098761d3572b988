// Runs on each page of a watched stack: shows an error in the saved files, and reloads the page when the site has
// changed.
"use strict";
(() => {
  let box;
  const element = (name, text, css) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.style.cssText = css; // through the DOM API, which a policy without inline styles allows
    return made;
  };
  const hide = () => {
    if (box) box.remove();
    box = undefined;
  };
  const show = ({ file, line, column, message }) => {
    hide();
    box = element(
      "div",
      "",
      "position:fixed;inset:auto 1rem 1rem;z-index:2147483647;padding:1rem;max-height:60vh;overflow:auto;" +
        "font:14px/1.5 ui-monospace,monospace;color:#fff;background:#7f1d1d;border-radius:8px;box-shadow:0 4px 24px #0008",
    );
    box.id = "local-error";
    box.setAttribute("role", "alert");
    const close = element("button", "Close", "float:right;font:inherit");
    close.type = "button";
    close.onclick = hide;
    const place = [file, line, column].filter(Boolean).join(":");
    box.append(
      close,
      element("strong", place || "Error in the saved files", "display:block"),
      element("pre", message, "margin:.5rem 0;white-space:pre-wrap;font:inherit"),
      element("small", "The last good version is still served.", ""),
    );
    document.body.append(box);
  };
  const events = new EventSource("/_local/events");
  events.addEventListener("program", ({ data }) => {
    const { state, error, siteChangedAt } = JSON.parse(data);
    if (state === "error") return show(error);
    hide();
    // Whether the page was loaded before the change; a page of the workbench does not belong to the site.
    const isOld = siteChangedAt && Date.parse(siteChangedAt) > performance.timeOrigin;
    if (isOld && !location.pathname.startsWith("/_local")) location.reload();
  });
  addEventListener("pagehide", () => events.close());
})();

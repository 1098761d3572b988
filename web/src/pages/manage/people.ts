import { isApiEmail } from "../../api/formats";
import { getPerson } from "../../api/peopleOperations";
import { request } from "../../api/request";
import { fill, h } from "../../dom";
import type { PageContext } from "../../pageContext";
import { whileBusy } from "../../ui/busyButton";
import { explain } from "../../ui/explain";
import { announce } from "../../ui/notice";
import { createManageField } from "./field";
import { createFormMessage, createManageForm } from "./form";
import { showFrame } from "./frame";
import { createPerson } from "./person";
import { requireAdmin } from "./requireAdmin";

/**
 * Finds a user by address. The address is in the URL's fragment, which is not sent to a server and
 * does not get into a log.
 */
export async function showPeople(context: PageContext): Promise<void> {
  const { signal } = context;
  await requireAdmin();
  if (signal.aborted) return;
  const email = createManageField({
    name: "email",
    label: "E-mail address",
    value: addressInFragment(),
    props: { type: "email", required: true, maxlength: 254, spellcheck: "false" },
  });
  const message = createFormMessage();
  const button = h("button", { type: "submit", class: "button primary" }, "Find");
  const place = h("div", { id: "person" });
  const find = async () => {
    message.clear();
    fill(place);
    const address = email.control.value.trim();
    if (!isApiEmail(address)) {
      email.setError("An address such as ada@example.com.");
      email.control.focus();
      return;
    }
    history.replaceState(history.state, "", `#${encodeURIComponent(address)}`);
    try {
      const person = await request(getPerson, { email: address });
      if (signal.aborted) return;
      if (person === null) {
        fill(
          place,
          h(
            "p",
            { class: "result-count", id: "no-person" },
            `No account has the address ${address}.`,
          ),
        );
        announce(`No account has the address ${address}.`);
        return;
      }
      fill(place, createPerson(person, signal));
      place.querySelector<HTMLElement>("h2")?.focus();
    } catch (error) {
      if (signal.aborted) return;
      message.show(h("p", {}, explain(error)));
    }
  };
  showFrame(
    context,
    "People",
    createManageForm(button, find, [message.element, email.element, button], {
      class: "person-search",
      role: "search",
    }),
    place,
  );
  const follow = () => {
    email.control.value = addressInFragment();
    if (email.control.value !== "") void whileBusy(button, find);
  };
  addEventListener("hashchange", follow, { signal });
  follow();
}

function addressInFragment(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

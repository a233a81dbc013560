// Nothing is done before its reason is given and it is confirmed.

import { h } from "./dom.js";

/**
 * Asks for a reason, and then once more; with a number, that number has to be typed.
 *
 * @returns a promise of {reason, confirm}, or of null when the operator thinks better of it
 */
export function ask({ title, effect, number }) {
  return new Promise((resolve) => {
    const reason = h("textarea", { id: "reason", rows: "3", maxlength: "500", required: true });
    const typed = h("input", { id: "confirm", inputmode: "numeric", autocomplete: "off", required: true });
    const wrong = h("p", { class: "wrong", role: "alert" });
    const second = h(
      "div",
      { hidden: true },
      h("p", null, number === undefined ? "Press once more to do it." : `This is about trade ${number}.`),
      number !== undefined && h("label", { for: "confirm" }, `Type the trade's number, ${number}, to confirm`),
      number !== undefined && typed,
    );
    const go = h("button", { type: "submit" }, "Continue");
    const form = h(
      "form",
      { method: "dialog", novalidate: true },
      h("h2", { id: "question" }, title),
      h("p", null, effect),
      h("label", { for: "reason" }, "Reason, for the audit log"),
      reason,
      second,
      wrong,
      h("div", { class: "actions" }, go, h("button", { type: "button", onclick: () => dialog.close() }, "Back")),
    );
    const dialog = h("dialog", { "aria-labelledby": "question" }, form);
    let answer = null;

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      wrong.textContent = "";
      if (reason.value.trim() === "") {
        wrong.textContent = "A reason is needed.";
        reason.focus();
      } else if (second.hidden) {
        second.hidden = false;
        reason.readOnly = true;
        go.textContent = title;
        (number === undefined ? go : typed).focus();
      } else if (number !== undefined && typed.value.trim() !== String(number)) {
        wrong.textContent = "That is not this trade's number.";
        typed.focus();
      } else {
        answer = { reason: reason.value.trim(), confirm: number };
        dialog.close();
      }
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    reason.focus();
  });
}

// Nothing is done before its reason is given, and what it is done to was typed: a button that is pressed twice does nothing.

import { h } from "./dom.js";

/**
 * Asks for a reason, and then for a word.
 *
 * @param title what is done
 * @param effect what comes of it
 * @param word to be typed: the number or the name of what it is done to
 * @param wordIs what that is, such as "the trade's number"
 * @param readers who will read the reason
 * @returns a promise of the reason, or of null when the operator thinks better of it
 */
export function ask({ title, effect, word, wordIs, readers = "for the audit log" }) {
  return new Promise((resolve) => {
    const reason = h("textarea", { id: "reason", rows: "3", maxlength: "500", required: true });
    const typed = h("input", { id: "confirm", autocomplete: "off", autocapitalize: "off", spellcheck: "false", required: true });
    const wrong = h("p", { class: "wrong", role: "alert" });
    const second = h("div", { hidden: true }, h("label", { for: "confirm" }, `Type ${wordIs}, ${word}, to confirm`), typed);
    const go = h("button", { type: "submit" }, "Continue");
    const form = h(
      "form",
      { method: "dialog", novalidate: true },
      h("h2", { id: "question" }, title),
      h("p", null, effect),
      h("label", { for: "reason" }, `Reason, ${readers}`),
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
        typed.focus();
      } else if (typed.value.trim() !== String(word)) {
        wrong.textContent = `That is not ${wordIs}.`;
        typed.focus();
      } else {
        answer = reason.value.trim();
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

// Which view is shown, and that it stays up to date. A view has a title, a head that is drawn once, and a body that is
// drawn anew whenever what was loaded has changed.

import { address, h } from "./dom.js";
import { comeBack, forget, login, token, user } from "./login.js";
import { audit, readModelAudit } from "./audit.js";
import { breakers } from "./breakers.js";
import { deadLetter, deadLetters } from "./dead-letters.js";
import { findings } from "./findings.js";
import { readModel } from "./read-model.js";
import { trade } from "./trade.js";
import { trades } from "./trades.js";

const VIEWS = {
  trades,
  trade,
  findings,
  "read-model": readModel,
  "read-model-audit": readModelAudit,
  "dead-letters": deadLetters,
  "dead-letter": deadLetter,
  breakers,
  audit,
};
const ABOVE = { "read-model-audit": "audit" };
const REFRESH_MILLIS = 3000;

const main = document.getElementById("main");
const told = document.getElementById("told");
let shown = 0;

/** Says what happened, to eyes and screen readers. */
function tell(message) {
  told.textContent = message;
}

function draw(place, node) {
  const focused = document.activeElement?.id;
  place.replaceChildren(node);
  if (focused) {
    document.getElementById(focused)?.focus();
  }
}

function where() {
  const [name, query] = window.location.hash.slice(1).split("?");
  const known = Object.hasOwn(VIEWS, name) ? name : "trades";
  return { name: known, view: VIEWS[known], parameters: Object.fromEntries(new URLSearchParams(query)) };
}

async function show() {
  const turn = ++shown;
  const isShown = () => turn === shown;
  const { view, name, parameters } = where();
  frame(name);
  if (token() === null) {
    askForLogin();
    return;
  }
  const title = view.title(parameters);
  document.title = `${title} · CarrotMarket operations`;
  // what became of the last action stays until the next one; what is wrong with looking goes when looking works again
  const refused = h("p", { id: "refused", class: "wrong", role: "alert" });
  const trouble = h("p", { class: "wrong", role: "alert" });
  const body = h("div", { class: "body" }, h("p", { class: "none" }, "…"));
  main.replaceChildren(h("h1", null, title), ...[view.head?.(parameters) ?? []].flat(), refused, trouble, body);
  let last;
  const refresh = async () => {
    try {
      const loaded = await view.load(parameters);
      trouble.textContent = "";
      const now = JSON.stringify(loaded);
      if (isShown() && now !== last) {
        last = now;
        draw(body, view.draw(loaded, { act, parameters }));
      }
    } catch (refusal) {
      failed(refusal, trouble);
    }
  };
  /** Does something, says how it went, and looks again at once. */
  const act = async (done, doing) => {
    tell("");
    refused.textContent = "";
    try {
      await doing();
      tell(done);
    } catch (refusal) {
      failed(refusal, refused);
    }
    await refresh();
  };
  const failed = (refusal, place) => {
    if (!isShown()) {
      return;
    }
    if (refusal.status === 401) {
      show();
    } else if (refusal.status === 403) {
      main.replaceChildren(h("h1", null, "Not allowed"), h("p", null, `${user()} is no operator. ${refusal.message}`));
      shown++;
    } else {
      place.textContent = refusal.message;
    }
  };
  const again = async () => {
    if (!isShown()) {
      return;
    }
    if (!document.hidden && !document.querySelector("dialog[open]")) {
      await refresh();
    }
    setTimeout(again, REFRESH_MILLIS);
  };
  await again();
}

function frame(name) {
  const loggedIn = token() !== null;
  const nav = document.getElementById("nav");
  nav.hidden = !loggedIn;
  for (const item of nav.children) {
    // a trade is below the trades
    if (item.getAttribute("href").startsWith("#" + (ABOVE[name] ?? name))) {
      item.setAttribute("aria-current", "page");
    } else {
      item.removeAttribute("aria-current");
    }
  }
  document.getElementById("who").hidden = !loggedIn;
  document.getElementById("name").textContent = loggedIn ? user() : "";
}

function askForLogin(message) {
  main.replaceChildren(
    h(
      "div",
      null,
      h("h1", null, "Operations"),
      message && h("p", { class: "wrong", role: "alert" }, message),
      h("p", null, "What is stuck, why, what happens next by itself, and what may safely be done. For operators."),
      h(
        "p",
        { class: "actions" },
        h("button", { type: "button", onclick: () => login().catch((e) => askForLogin(e.message)) }, "Log in"),
      ),
    ),
  );
}

document.getElementById("logout").addEventListener("click", () => {
  forget();
  show();
});
window.addEventListener("hashchange", () => {
  tell("");
  show().then(() => main.focus());
});

try {
  await comeBack();
  const asked = new URLSearchParams(window.location.search).get("wtbId");
  if (asked) {
    window.history.replaceState(null, "", "/operations" + address("trade", { wtbId: asked }));
  }
  await show();
} catch (refusal) {
  askForLogin(refusal.message);
}

// The list of trades: by default those that are stuck, each with the reason in words.

import { get } from "./api.js";
import { address, h, link, money, nextTry, state, table, text } from "./dom.js";

const STATES = [
  "Requesting", "Requested", "Accepted", "Rejecting", "Cancelling", "Expiring", "Finishing",
  "Rejected", "Cancelled", "Expired", "Finished", "PayFailed",
];
const HOUR = 3600;

/** Nothing asked for means what is stuck. */
function asked(parameters) {
  return Object.keys(parameters).length === 0 ? { stuck: "true" } : parameters;
}

function field(label, name, value, properties) {
  return h("p", null, h("label", { for: name }, label), h("input", { id: name, name, value, ...properties }));
}

function search(parameters) {
  const now = asked(parameters);
  const form = h(
    "form",
    { class: "search", "aria-label": "Search trades" },
    field("Trade", "wtbId", now.wtbId, { inputmode: "numeric", pattern: "[1-9][0-9]{0,17}" }),
    field("Buyer or seller", "user", now.user, { maxlength: "100" }),
    field("Product", "productId", now.productId, { inputmode: "numeric", pattern: "[1-9][0-9]{0,17}" }),
    h(
      "p",
      null,
      h("label", { for: "state" }, "State"),
      h(
        "select",
        { id: "state", name: "state" },
        h("option", { value: "" }, "any"),
        STATES.map((word) => h("option", { value: word, selected: word === now.state }, word)),
      ),
    ),
    field("Older than (hours)", "hours", now.minAgeSeconds && now.minAgeSeconds / HOUR, { type: "number", min: "0", step: "any" }),
    h(
      "p",
      { class: "check" },
      h("input", { id: "stuck", name: "stuck", type: "checkbox", value: "true", checked: now.stuck === "true" }),
      h("label", { for: "stuck" }, "Only stuck ones"),
    ),
    h("p", null, h("button", { type: "submit" }, "Search")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { hours, ...given } = Object.fromEntries(new FormData(form));
    const all = { ...given, minAgeSeconds: hours ? Math.round(hours * HOUR) : undefined };
    // an address with nothing in it would mean the stuck ones
    window.location.hash = address("trades", Object.values(all).some(Boolean) ? all : { limit: 20 });
  });
  return form;
}

export const trades = {
  title: () => "Trades",
  head: search,
  load: (parameters) => get("/trades", asked(parameters)),
  draw: (page, { parameters }) =>
    h(
      "div",
      null,
      table(
        asked(parameters).stuck === "true" ? "Stuck trades" : "Trades, newest first",
        ["Trade", "State", "What", "Between", "Price", "Why it does not go on, and what comes next"],
        page.items.map((item) => [
          link("trade", { wtbId: item.wtbId }, `Trade ${item.wtbId}`),
          state(item.state),
          text(item.productTitle),
          `${text(item.buyerId)} and ${text(item.sellerId)}`,
          money(item.price, item.currency),
          h(
            "div",
            null,
            h("p", null, item.stuck ? item.stuck.why : item.nextTryAt ? "It goes on by itself." : "It is over."),
            nextTry(item),
          ),
        ]),
        asked(parameters).stuck === "true" ? "No trade is stuck." : "There is no such trade.",
      ),
      page.next && h("p", null, link("trades", { ...asked(parameters), after: page.next }, "Older ones")),
    ),
};

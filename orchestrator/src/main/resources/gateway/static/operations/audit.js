// What operators did, or tried to do: to trades and breakers, and to the read model, which keeps a log of its own.

import { get } from "./api.js";
import { h, link, state, table, text, time } from "./dom.js";

function lines(page, to) {
  return table(
    "Newest first",
    ["When", "Who", "What", "To", "Reason", "Outcome"],
    page.items.map((line) => [
      time(line.at),
      line.operator,
      line.action,
      to(line),
      line.reason,
      h("span", null, state(line.outcome), " ", line.detail),
    ]),
    "Nothing was done by hand.",
  );
}

function older(view, page, parameters) {
  return page.next && h("p", null, link(view, { ...parameters, after: page.next }, "Older ones"));
}

export const audit = {
  title: (parameters) => (parameters.wtbId ? `What operators did to trade ${parameters.wtbId}` : "What operators did"),
  head: (parameters) => (parameters.wtbId ? [] : h("p", null, link("read-model-audit", {}, "To the read model"))),
  load: (parameters) => get("/audit", parameters),
  draw: (page, { parameters }) =>
    h(
      "div",
      null,
      lines(page, (line) => (line.wtbId ? link("trade", { wtbId: line.wtbId }, `Trade ${line.wtbId}`) : text(line.breaker))),
      older("audit", page, parameters),
    ),
};

export const readModelAudit = {
  title: () => "What operators did to the read model",
  head: () => h("p", null, link("audit", {}, "To trades and breakers")),
  load: (parameters) => get("/read-model/audit", parameters),
  draw: (page, { parameters }) =>
    h(
      "div",
      null,
      lines(page, (line) =>
        line.deadLetterId ? link("dead-letter", { id: line.deadLetterId }, `Letter ${line.deadLetterId}`) : "the view",
      ),
      older("read-model-audit", page, parameters),
    ),
};

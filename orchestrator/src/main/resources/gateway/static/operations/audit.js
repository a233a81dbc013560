// What operators did, or tried to do.

import { get } from "./api.js";
import { h, link, state, table, text, time } from "./dom.js";

export const audit = {
  title: (parameters) => (parameters.wtbId ? `What operators did to trade ${parameters.wtbId}` : "What operators did"),
  load: (parameters) => get("/audit", parameters),
  draw: (page, { parameters }) =>
    h(
      "div",
      null,
      table(
        "Newest first",
        ["When", "Who", "What", "To", "Reason", "Outcome"],
        page.items.map((line) => [
          time(line.at),
          line.operator,
          line.action,
          line.wtbId ? link("trade", { wtbId: line.wtbId }, `Trade ${line.wtbId}`) : text(line.breaker),
          line.reason,
          h("span", null, state(line.outcome), " ", line.detail),
        ]),
        "Nothing was done by hand.",
      ),
      page.next && h("p", null, link("audit", { ...parameters, after: page.next }, "Older ones")),
    ),
};

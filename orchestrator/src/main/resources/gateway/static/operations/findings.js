// What reconciliation found and only an operator can decide.

import { get } from "./api.js";
import { h, link, state, table, time } from "./dom.js";

export const findings = {
  title: () => "Found by reconciliation",
  load: (parameters) => get("/findings", parameters),
  draw: (page, { parameters }) =>
    h(
      "div",
      null,
      table(
        "By trade",
        ["Trade", "State", "What", "Since", "Seen last"],
        page.items.flatMap((trade) =>
          trade.findings.map((finding) => [
            link("trade", { wtbId: trade.wtbId }, `Trade ${trade.wtbId}`),
            trade.state ? state(trade.state) : "there is no such trade",
            `${finding.kind}: ${finding.detail}`,
            time(finding.firstSeen),
            time(finding.lastSeen),
          ]),
        ),
        "Nothing was found that needs somebody.",
      ),
      page.next && h("p", null, link("findings", { ...parameters, after: page.next }, "More")),
    ),
};

// One trade: what every part of the market has of it, side by side, one timeline, and what may be done.

import { get, post } from "./api.js";
import { ask } from "./confirm.js";
import { card, facts, h, link, money, nextTry, state, table, text, time } from "./dom.js";

const TO_BOTH = "which buyer and seller will read";
const ACTIONS = [
  ["retry", "Retry now"],
  ["cancel", "Cancel with refund", TO_BOTH],
  ["finish", "Finish with payout", TO_BOTH],
];

/** A part that cannot be asked now says so in place of what it has. */
function part(title, answer, draw) {
  return card(title, answer.unavailable ? h("p", { class: "wrong" }, answer.unavailable) : draw(answer));
}

function verdict(trade) {
  const next = nextTry(trade);
  return trade.stuck
    ? h("div", { class: "stuck", role: "group", "aria-label": "Why it is stuck" }, h("p", null, "Stuck since ", time(trade.stuck.since), "."), h("p", null, trade.stuck.why), next)
    : h("div", { class: "fine" }, h("p", null, trade.nextTryAt ? "It goes on by itself." : "It is over."), next);
}

function actions(page, act) {
  const wtbId = page.trade.wtbId;
  return h(
    "ul",
    { class: "buttons", "aria-label": "What may be done" },
    ACTIONS.map(([verb, label, readers]) => {
      const judgement = page.actions[verb];
      const press = async () => {
        const reason = await ask({ title: label, effect: judgement.why, word: wtbId, wordIs: "the trade's number", readers });
        if (reason !== null) {
          await act(`${label}: recorded for trade ${wtbId}.`, () => post(`/trades/${wtbId}/${verb}`, { reason, confirm: wtbId }));
        }
      };
      return h(
        "li",
        null,
        h("button", { id: verb, type: "button", disabled: !judgement.safe, "aria-describedby": `why-${verb}`, onclick: press }, label),
        h("p", { id: `why-${verb}` }, judgement.why),
      );
    }),
  );
}

function wtb(page) {
  const { trade } = page;
  return card(
    "WTB",
    facts({
      State: state(trade.state),
      Product: `${text(trade.productTitle)} (${text(trade.productId)})`,
      Buyer: trade.buyerId,
      Seller: trade.sellerId,
      Price: money(trade.price, trade.currency),
      Payment: trade.paymentId,
      Reason: trade.reason,
      "Decided by": trade.byOperator && "an operator",
      Requested: time(trade.requestedAt),
      "Seller decides by": time(trade.decideBy),
      "Buyer finishes by": time(trade.finishBy),
      "Last change": time(trade.changedAt),
      Trace: trace(page),
    }),
  );
}

/** Of what was done to it last; whoever shows traces knows the ones before. */
function trace(page) {
  return /^https?:/.test(page.traceUrl ?? "") ? h("a", { href: page.traceUrl, rel: "noreferrer" }, page.traceId) : page.traceId;
}

function ledger(lines) {
  return table(
    "Ledger lines",
    ["Kind", "From", "To", "Amount", "When"],
    lines.map((line) => [text(line.kind), text(line.debit), text(line.credit), money(line.amount, line.currency), time(line.at)]),
    "No money has moved.",
  );
}

function events(all) {
  return table(
    "Events",
    ["Version", "Event", "When", "Published"],
    all.map((event) => [event.version, event.eventType, time(event.occurredAt), event.sent ? "yes" : "not yet"]),
    "Nothing has been told yet.",
  );
}

function failures(steps) {
  return table(
    "Steps that failed at its end",
    ["Part", "Last answer", "Tries", "First", "Last", "Done after all"],
    steps.map((step) => [step.participant, step.answer, step.tries, time(step.firstAt), time(step.lastAt), time(step.doneAt)]),
    "None.",
  );
}

function timeline(entries) {
  return h(
    "ol",
    { class: "timeline" },
    entries.map((entry) => h("li", { "data-source": entry.source }, time(entry.at), " ", h("strong", null, entry.source), " ", entry.what)),
  );
}

export const trade = {
  title: (parameters) => `Trade ${text(parameters.wtbId)}`,
  head: () => h("p", null, link("trades", {}, "Stuck trades")),
  load: (parameters) => get(`/trades/${encodeURIComponent(parameters.wtbId)}`),
  draw: (page, { act }) =>
    h(
      "div",
      null,
      verdict(page.trade),
      actions(page, act),
      h(
        "div",
        { class: "cards" },
        wtb(page),
        part("LRA", page.saga, (saga) => facts({ Status: state(saga.status), Id: saga.lraId })),
        part("Reservation", page.reservation, (held) => facts({ State: state(held.state), Product: held.productId })),
        part("Hold", page.hold, (held) =>
          facts({ State: state(held.state), Payment: held.paymentId, Amount: money(held.amount, held.currency) }),
        ),
      ),
      part("Money", page.ledger, (answer) => ledger(answer.lines ?? [])),
      card("Published", events(page.events)),
      page.failedSteps.length > 0 && card("Failures", failures(page.failedSteps)),
      page.findings.length > 0 &&
        card("Found by reconciliation", h("ul", null, page.findings.map((finding) => h("li", null, `${finding.kind}: ${finding.detail}`)))),
      card("Timeline", timeline(page.timeline)),
      h("p", null, link("audit", { wtbId: page.trade.wtbId }, "What operators did to it")),
    ),
};
